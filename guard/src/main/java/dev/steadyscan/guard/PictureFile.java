package dev.steadyscan.guard;

import java.nio.ByteBuffer;

/**
 * Whether the bytes of an encoded picture are all there. What some cameras append behind the end (a
 * second picture, padding) does no harm. The pictures are not decoded, so their size in pixels does
 * not matter. Every method looks at a file from its first byte to its limit, whatever the buffer's
 * position, and throws nothing.
 *
 * <p>Formats: ITU-T T.81, annex B (JPEG); PNG specification, third edition, section 5.
 */
public final class PictureFile {
  private static final int PNG_SIGNATURE = 8;
  private static final int PNG_CHUNK_FRAME = 12;
  private static final int IEND = 0x49454e44;

  private PictureFile() {}

  /** Whether it begins like a JPEG. */
  public static boolean beginsAsJpeg(ByteBuffer file) {
    return file.limit() >= 2 && (file.getShort(0) & 0xffff) == 0xffd8;
  }

  /** Whether it begins like a PNG. */
  public static boolean beginsAsPng(ByteBuffer file) {
    return file.limit() >= PNG_SIGNATURE && file.getLong(0) == 0x89504e470d0a1a0aL;
  }

  /**
   * Whether a file that begins like a JPEG has its end marker where the segments lead. A marker at
   * the end of the file is not enough: where a file broke off inside a segment it may be the end of
   * a thumbnail. It is enough behind what is no chain of segments, since some cameras write such.
   */
  public static boolean isWholeJpeg(ByteBuffer file) {
    int length = withoutPadding(file);
    boolean markerAtEnd = length >= 2 && (file.getShort(length - 2) & 0xffff) == 0xffd9;
    int at = 2;
    while (at + 1 < length) {
      int marker = marker(file, at);
      if (marker == 0xd9) {
        return true;
      } else if (marker < 0) {
        return markerAtEnd;
      } else if (marker == 0xff) {
        at++;
      } else if (standsAlone(marker)) {
        at += 2;
      } else if (at + 3 >= length) {
        return false;
      } else {
        at += 2 + (file.getShort(at + 2) & 0xffff);
        if (marker == 0xda) {
          at = markerAtEnd && at < length ? length - 2 : afterScan(file, at, length);
        }
      }
    }
    return false;
  }

  /** Whether a file that begins like a PNG has its IEND chunk. */
  public static boolean isWholePng(ByteBuffer file) {
    long at = PNG_SIGNATURE;
    while (at + PNG_CHUNK_FRAME <= file.limit()) {
      int start = (int) at;
      long end = at + PNG_CHUNK_FRAME + (file.getInt(start) & 0xffffffffL);
      if (file.getInt(start + 4) == IEND) {
        return end <= file.limit();
      }
      at = end;
    }
    return false;
  }

  /** The marker at this place; negative if there is none. */
  private static int marker(ByteBuffer file, int at) {
    return (file.get(at) & 0xff) == 0xff ? file.get(at + 1) & 0xff : -1;
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
  }

  /**
   * Where the entropy-coded data ends that begins here: at the next marker that is not part of it.
   */
  private static int afterScan(ByteBuffer file, int from, int length) {
    for (int at = from; at + 1 < length; at++) {
      int marker = marker(file, at);
      if (marker > 0 && marker != 0xff && !standsAlone(marker)) {
        return at;
      }
    }
    return length;
  }

  private static int withoutPadding(ByteBuffer file) {
    int length = file.limit();
    while (length > 0 && file.get(length - 1) == 0) {
      length--;
    }
    return length;
  }
}
