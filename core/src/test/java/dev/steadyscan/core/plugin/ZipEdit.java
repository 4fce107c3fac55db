package dev.steadyscan.core.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Changes fields of a zip, as no tool would write them. Offsets are those of the format. */
final class ZipEdit {
  private static final int CENTRAL = 1;
  private static final int LOCAL = 3;
  private static final int END = 5;

  private final ByteBuffer zip;

  ZipEdit(byte[] zip) {
    this.zip = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] bytes() {
    return zip.array();
  }

  /** Sets two bytes of an entry's record in the directory. */
  ZipEdit central2(String name, int offset, int value) {
    zip.putShort(record(name) + offset, (short) value);
    return this;
  }

  /** Sets four bytes of an entry's record in the directory. */
  ZipEdit central4(String name, int offset, long value) {
    zip.putInt(record(name) + offset, (int) value);
    return this;
  }

  int central4(String name, int offset) {
    return zip.getInt(record(name) + offset);
  }

  /** Sets two bytes of the header before an entry's bytes. */
  ZipEdit local2(String name, int offset, int value) {
    zip.putShort(header(name) + offset, (short) value);
    return this;
  }

  ZipEdit end2(int offset, int value) {
    zip.putShort(end() + offset, (short) value);
    return this;
  }

  ZipEdit end4(int offset, long value) {
    zip.putInt(end() + offset, (int) value);
    return this;
  }

  /** Gives an entry another name of the same length, in both places. */
  ZipEdit rename(String name, byte[] other) {
    int header = header(name);
    zip.put(record(name) + 46, other).put(header + 30, other);
    return this;
  }

  int header(String name) {
    return find(LOCAL, 30, name.getBytes(UTF_8));
  }

  int record(String name) {
    return find(CENTRAL, 46, name.getBytes(UTF_8));
  }

  int end() {
    return find(END, 0, new byte[0]);
  }

  private int find(int kind, int nameOffset, byte[] name) {
    byte[] all = zip.array();
    byte[] signature = {'P', 'K', (byte) kind, (byte) (kind + 1)};
    for (int at = 0; at + nameOffset + name.length <= all.length; at++) {
      int begin = at + nameOffset;
      if (Arrays.equals(signature, Arrays.copyOfRange(all, at, at + 4))
          && Arrays.equals(name, Arrays.copyOfRange(all, begin, begin + name.length))) {
        return at;
      }
    }
    throw new IllegalArgumentException("no such header: " + new String(name, UTF_8));
  }
}
