package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an unpacked plugin says in its own files: no class loader is asked, so that nothing of the
 * host or of another plugin is taken for it.
 *
 * @param extensions the class names in the indexes of all its jars
 * @param reference the {@code reference.conf} beside those indexes, empty if there is none
 */
record PluginFiles(Set<String> extensions, String reference) {
  private static final int LARGEST = 1 << 20;
  private static final String INDEX = "META-INF/extensions.idx";
  private static final String REFERENCE = "reference.conf";

  static PluginFiles read(Path folder) throws IOException, PluginRefusedException {
    Set<String> extensions = new LinkedHashSet<>();
    List<String> references = new ArrayList<>();
    for (Source source : sources(folder)) {
      List<String> found = names(source.text(INDEX).orElse(""));
      extensions.addAll(found);
      if (!found.isEmpty()) {
        source.text(REFERENCE).ifPresent(references::add);
      }
    }
    if (extensions.isEmpty()) {
      throw new PluginRefusedException(
          "it names no extension: "
              + INDEX
              + " is missing or empty in its jars (was PF4J's annotation processor on the path?)");
    }
    return new PluginFiles(extensions, String.join("\n", references));
  }

  private static List<String> names(String index) {
    return index
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<Source> sources(Path folder) throws IOException {
    List<Source> sources = new ArrayList<>();
    Path classes = folder.resolve("classes");
    if (Files.isDirectory(classes)) {
      sources.add(name -> textOf(classes.resolve(name)));
    }
    Path lib = folder.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> jars = Files.walk(lib)) {
        jars.filter(jar -> jar.toString().endsWith(".jar"))
            .sorted()
            .forEach(jar -> sources.add(name -> textOf(jar, name)));
      }
    }
    return sources;
  }

  private static Optional<String> textOf(Path file) throws IOException, PluginRefusedException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(decode(in, file.getFileName().toString()));
    }
  }

  private static Optional<String> textOf(Path jar, String name)
      throws IOException, PluginRefusedException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = file.getInputStream(entry)) {
        return Optional.of(decode(in, jar.getFileName() + "!" + name));
      }
    }
  }

  private static String decode(InputStream in, String name)
      throws IOException, PluginRefusedException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new PluginRefusedException("its " + name + " is larger than " + LARGEST + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new PluginRefusedException("its " + name + " is not UTF-8", e);
    }
  }

  @FunctionalInterface
  private interface Source {
    Optional<String> text(String name) throws IOException, PluginRefusedException;
  }
}
