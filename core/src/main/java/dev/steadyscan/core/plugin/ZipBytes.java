package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a zip, by where they are. */
final class ZipBytes {
  private final SeekableByteChannel channel;

  ZipBytes(SeekableByteChannel channel) {
    this.channel = channel;
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Reads so many, in the byte order of zips. */
  ByteBuffer read(long begin, int length) throws IOException, PluginRefusedException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    channel.position(begin);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw broken();
      }
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A stream of so many; one at a time, and no {@link #read} while it is read. */
  InputStream stream(long begin, long length) throws IOException {
    channel.position(begin);
    return new InputStream() {
      private long left = length;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] into, int offset, int most) throws IOException {
        if (left == 0) {
          return -1;
        }
        int wanted = (int) Math.min(most, left);
        int count = channel.read(ByteBuffer.wrap(into, offset, wanted));
        left -= Math.max(count, 0);
        return count;
      }
    };
  }

  static int unsigned(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  static PluginRefusedException broken() {
    return new PluginRefusedException("it is a broken zip: its directory does not fit its entries");
  }
}
