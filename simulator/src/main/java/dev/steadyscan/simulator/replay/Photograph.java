package dev.steadyscan.simulator.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of a folder that others may be changing meanwhile: it is read as a whole and as it was at
 * one moment, or not at all.
 *
 * @param file where it is
 */
record Photograph(Path file) {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * Reads it. Nothing but a plain file is opened: a pipe or a device could keep the reader for
   * ever, or never end.
   *
   * @param most bytes that it may have
   * @throws IOException if it cannot be read, is larger, or changed meanwhile; the message is about
   *     this file and does not name it
   */
  ByteBuffer read(long most) throws IOException {
    BasicFileAttributes before = attributes();
    if (before.size() > Math.min(most, LARGEST_ARRAY)) {
      throw new IOException(
          String.format(
              "has %d bytes, too many: the largest had %d when the folder was looked at",
              before.size(), most));
    }
    byte[] bytes = new byte[(int) before.size()];
    int read;
    try (InputStream in = Files.newInputStream(file)) {
      read = in.readNBytes(bytes, 0, bytes.length);
    }
    BasicFileAttributes after = attributes();
    if (read != bytes.length
        || after.size() != before.size()
        || !after.lastModifiedTime().equals(before.lastModifiedTime())
        || !String.valueOf(after.fileKey()).equals(String.valueOf(before.fileKey()))) {
      throw new IOException("changed while it was read");
    }
    return ByteBuffer.wrap(bytes);
  }

  private BasicFileAttributes attributes() throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw new IOException("is no plain file");
      }
      return found;
    } catch (NoSuchFileException gone) {
      throw new IOException("is not there", gone);
    }
  }
}
