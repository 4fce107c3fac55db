package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Unpacks zips into folders named by their hash; what is there already is used as it is. */
final class PluginUnpacker {

  /**
   * An unpacked zip.
   *
   * @param sha256 of the zip, in hex
   * @param folder where its files are
   */
  record Unpacked(String sha256, Path folder) {}

  private static final int BUFFER = 1 << 16;

  private final Path cache;
  private final PluginLimits limits;

  PluginUnpacker(Path cache, PluginLimits limits) {
    this.cache = cache;
    this.limits = limits;
  }

  Unpacked unpack(Path zip) throws IOException, PluginRefusedException {
    if (Files.size(zip) > limits.zipBytes()) {
      throw new PluginRefusedException("the zip is larger than " + limits.zipBytes() + " bytes");
    }
    String sha256 = hash(zip);
    Path folder = cache.resolve(sha256);
    return Files.isDirectory(folder) ? new Unpacked(sha256, folder) : unpackFresh(zip);
  }

  private Unpacked unpackFresh(Path zip) throws IOException, PluginRefusedException {
    Files.createDirectories(cache);
    Path work = Files.createTempDirectory(cache, ".unpacking-");
    try {
      Path copy = work.resolve("plugin.zip");
      String sha256 = copy(zip, copy);
      Path files = Files.createDirectory(work.resolve("files"));
      unpackEntries(copy, files);
      Path folder = cache.resolve(sha256);
      moveUnlessThere(files, folder);
      return new Unpacked(sha256, folder);
    } finally {
      delete(work);
    }
  }

  private void unpackEntries(Path zip, Path into) throws IOException, PluginRefusedException {
    if (ZipDirectory.hasLinks(zip)) {
      throw new PluginRefusedException("it holds a symbolic link");
    }
    try (ZipFile file = new ZipFile(zip.toFile())) {
      if (file.size() > limits.entries()) {
        throw new PluginRefusedException("it holds more than " + limits.entries() + " entries");
      }
      List<? extends ZipEntry> entries = file.stream().toList();
      EntryNames.check(entries);
      long total = 0;
      for (ZipEntry entry : entries) {
        total += unpackEntry(file, entry, into, limits.totalBytes() - total);
      }
    } catch (ZipException e) {
      throw new PluginRefusedException("it is not a sound zip: " + e.getMessage(), e);
    }
  }

  private long unpackEntry(ZipFile zip, ZipEntry entry, Path into, long left)
      throws IOException, PluginRefusedException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into) || target.equals(into)) {
      throw new PluginRefusedException("its entry '" + entry.getName() + "' leads out of the zip");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return 0;
    }
    Files.createDirectories(target.getParent());
    try (InputStream in = zip.getInputStream(entry);
        FileChannel out =
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long bytes = copyAtMost(in, out, Math.min(left, limits.entryBytes()), entry.getName());
      out.force(true);
      return bytes;
    }
  }

  private static long copyAtMost(InputStream in, FileChannel out, long limit, String name)
      throws IOException, PluginRefusedException {
    OutputStream sink = Channels.newOutputStream(out);
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      bytes += count;
      if (bytes > limit) {
        throw new PluginRefusedException("its entry '" + name + "' unpacks to too many bytes");
      }
      sink.write(buffer, 0, count);
    }
    return bytes;
  }

  private static void moveUnlessThere(Path files, Path folder) throws IOException {
    try {
      Files.move(files, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static String hash(Path file) throws IOException {
    return copy(Files.newInputStream(file), OutputStream.nullOutputStream());
  }

  private String copy(Path from, Path to) throws IOException, PluginRefusedException {
    String sha256 = copy(Files.newInputStream(from), Files.newOutputStream(to));
    if (Files.size(to) > limits.zipBytes()) {
      throw new PluginRefusedException("the zip grew while it was read");
    }
    return sha256;
  }

  private static String copy(InputStream from, OutputStream to) throws IOException {
    MessageDigest digest = sha256();
    try (from;
        OutputStream out = new DigestOutputStream(to, digest)) {
      from.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
              throws IOException {
            if (error != null) {
              throw error;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
