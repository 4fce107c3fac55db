package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory at a zip's end, for the one thing that java.util.zip does not tell: links. */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int RECORD = 0x02014b50;
  private static final int RECORD_BYTES = 46;
  private static final int MAX_COMMENT = 0xffff;
  private static final long MAX_DIRECTORY = 16 << 20;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0xf000;
  private static final int LINK = 0xa000;

  private ZipDirectory() {}

  /** Whether an entry is a symbolic link. */
  static boolean hasLinks(Path zip) throws IOException, PluginRefusedException {
    try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
      ByteBuffer end = endOf(channel);
      long bytes = Integer.toUnsignedLong(end.getInt(12));
      long offset = Integer.toUnsignedLong(end.getInt(16));
      if (bytes > MAX_DIRECTORY || offset + bytes > channel.size()) {
        throw new PluginRefusedException("its directory is broken or too large");
      }
      return anyLink(read(channel, offset, (int) bytes));
    }
  }

  private static ByteBuffer endOf(FileChannel channel) throws IOException, PluginRefusedException {
    long length = Math.min(channel.size(), END_BYTES + MAX_COMMENT);
    ByteBuffer tail = read(channel, channel.size() - length, (int) length);
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        return tail.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw new PluginRefusedException("it is not a zip");
  }

  private static boolean anyLink(ByteBuffer directory) {
    int at = 0;
    while (at + RECORD_BYTES <= directory.limit() && directory.getInt(at) == RECORD) {
      int madeBy = directory.get(at + 5);
      int mode = directory.getShort(at + 40) & TYPE_MASK;
      if (madeBy == UNIX && mode == LINK) {
        return true;
      }
      at += RECORD_BYTES;
      at +=
          unsigned(directory, at - 18)
              + unsigned(directory, at - 16)
              + unsigned(directory, at - 14);
    }
    return false;
  }

  private static int unsigned(ByteBuffer directory, int at) {
    return Short.toUnsignedInt(directory.getShort(at));
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {}
    return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
  }
}
