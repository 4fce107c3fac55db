package dev.steadyscan.core.plugin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads texts out of the jars of one plugin: so many bytes in all, however many jars it has. */
final class PluginTexts {
  private static final int LARGEST = 1 << 20;

  private final Path folder;
  private int left = LARGEST;

  PluginTexts(Path folder) {
    this.folder = folder;
  }

  /** The text of a file, if it is there, in a jar or a folder. */
  Optional<String> of(Path source, String name) throws IOException, PluginRefusedException {
    return Files.isDirectory(source) ? ofFile(source.resolve(name)) : ofEntry(source, name);
  }

  private Optional<String> ofFile(Path file) throws IOException, PluginRefusedException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(decode(in, nameOf(file)));
    }
  }

  private Optional<String> ofEntry(Path jar, String name)
      throws IOException, PluginRefusedException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = file.getInputStream(entry)) {
        return Optional.of(decode(in, nameOf(jar) + "!" + name));
      }
    } catch (ZipException | EOFException e) {
      throw new PluginRefusedException(
          "its " + nameOf(jar) + " is a broken jar: " + e.getMessage(), e);
    }
  }

  private String decode(InputStream in, String name) throws IOException, PluginRefusedException {
    byte[] bytes = in.readNBytes(left + 1);
    if (bytes.length > left) {
      throw new PluginRefusedException(
          "its " + name + " is too large: at most " + LARGEST + " bytes of such files are taken");
    }
    left -= bytes.length;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new PluginRefusedException("its " + name + " is not UTF-8", e);
    }
  }

  private String nameOf(Path file) {
    return folder.relativize(file).toString();
  }
}
