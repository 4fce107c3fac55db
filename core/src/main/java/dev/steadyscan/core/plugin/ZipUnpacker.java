package dev.steadyscan.core.plugin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Unpacks a zip that nobody vouches for: whole and inside its folder, or it is refused. */
final class ZipUnpacker {
  private static final long MOST_AT_ONCE = 1 << 16;

  private final PluginLimits limits;

  ZipUnpacker(PluginLimits limits) {
    this.limits = limits;
  }

  /**
   * Unpacks all entries.
   *
   * @param into an empty folder; what a refused zip leaves in it is the caller's to remove
   * @throws IOException if the disk fails
   */
  void unpack(SeekableByteChannel zip, Path into) throws IOException, PluginRefusedException {
    List<ZipRecord> entries = ZipDirectory.read(zip, limits.entries());
    EntryNames.check(entries);
    checkSizes(entries);
    for (ZipRecord entry : entries) {
      unpack(entry, new ZipBytes(zip), target(entry, into));
    }
  }

  /** By what the directory says, before anything is written; what it says is held to later. */
  private void checkSizes(List<ZipRecord> entries) throws PluginRefusedException {
    long total = 0;
    for (ZipRecord entry : entries) {
      if (entry.size() > limits.entryBytes()) {
        throw entry.refused(
            "has "
                + entry.size()
                + " bytes unpacked, and at most "
                + limits.entryBytes()
                + " are taken");
      }
      total += entry.size();
    }
    if (total > limits.totalBytes()) {
      throw new PluginRefusedException(
          "it has " + total + " bytes unpacked, and at most " + limits.totalBytes() + " are taken");
    }
  }

  private static Path target(ZipRecord entry, Path into) throws PluginRefusedException {
    try {
      Path target = into.resolve(entry.name()).normalize();
      if (target.startsWith(into) && !target.equals(into)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw entry.refused("has a name that this system cannot write");
    }
    throw entry.refused("leads out of the zip");
  }

  private static void unpack(ZipRecord entry, ZipBytes zip, Path target)
      throws IOException, PluginRefusedException {
    if (entry.isFolder()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Inflater inflater = new Inflater(true);
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      InputStream packed = zip.stream(entry.begin(), entry.packed());
      switch (entry.method()) {
        case ZipEntry.STORED -> copy(entry, packed, out);
        case ZipEntry.DEFLATED ->
            copy(entry, new InflaterInputStream(packed, inflater, buffer(entry)), out);
        default -> throw entry.refused("is packed by method " + entry.method() + ", not deflate");
      }
    } catch (ZipException | EOFException e) {
      throw entry.refused("is damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private static int buffer(ZipRecord entry) {
    return (int) Math.max(1, Math.min(entry.packed(), MOST_AT_ONCE));
  }

  private static void copy(ZipRecord entry, InputStream in, OutputStream out)
      throws IOException, PluginRefusedException {
    CRC32 sum = new CRC32();
    long bytes = BoundedCopy.copy(in, new CheckedOutputStream(out, sum), entry.size());
    if (bytes != entry.size()) {
      throw entry.refused("is damaged: it has not the " + entry.size() + " bytes that it should");
    }
    if (sum.getValue() != entry.sum()) {
      throw entry.refused("is damaged: its checksum is another");
    }
  }
}
