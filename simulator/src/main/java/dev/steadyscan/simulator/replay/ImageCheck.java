package dev.steadyscan.simulator.replay;

import java.nio.ByteBuffer;

/**
 * Tells by its content what an image file is and whether it is whole, without decoding it: the
 * segments of a JPEG are followed to its end marker, the chunks of a PNG to IEND. What comes after
 * is not looked at, since some cameras put more there.
 */
final class ImageCheck {
  private static final int JPEG = 0xFFD8FF;
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int IEND = 0x49454E44;

  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;

  private ImageCheck() {}

  /**
   * The media type of a file.
   *
   * @throws IllegalArgumentException if it is neither JPEG nor PNG, or breaks off; the message goes
   *     on after the file's name
   */
  static String mediaType(ByteBuffer file) {
    ByteBuffer bytes = file.slice();
    if (bytes.limit() > 3 && bytes.getInt(0) >>> 8 == JPEG) {
      requireWhole(endsJpeg(bytes.position(2)));
      return "image/jpeg";
    }
    if (bytes.limit() > 8 && bytes.getLong(0) == PNG) {
      requireWhole(endsPng(bytes.position(8)));
      return "image/png";
    }
    throw new IllegalArgumentException("is neither a JPEG nor a PNG");
  }

  private static boolean endsJpeg(ByteBuffer bytes) {
    while (bytes.remaining() >= 2) {
      int marker = bytes.getShort() & 0xFFFF;
      if (marker == 0xFFFF) { // fill byte
        bytes.position(bytes.position() - 1);
      } else if (marker == (0xFF00 | END_OF_IMAGE)) {
        return true;
      } else if (marker < 0xFF00 || !skipSegment(bytes)) {
        return false;
      } else if (marker == (0xFF00 | START_OF_SCAN)) {
        skipScan(bytes);
      }
    }
    return false;
  }

  private static boolean skipSegment(ByteBuffer bytes) {
    int length = bytes.remaining() < 2 ? 0 : bytes.getShort(bytes.position()) & 0xFFFF;
    if (length < 2 || length > bytes.remaining()) {
      return false;
    }
    bytes.position(bytes.position() + length);
    return true;
  }

  /** Goes to the marker behind the coded pixels: FF, but not FF 00 (a plain FF) or a restart. */
  private static void skipScan(ByteBuffer bytes) {
    while (bytes.remaining() >= 2) {
      if (bytes.get() == (byte) 0xFF) {
        int next = bytes.get(bytes.position()) & 0xFF;
        if (next != 0 && (next < 0xD0 || next > 0xD7)) {
          bytes.position(bytes.position() - 1);
          return;
        }
      }
    }
  }

  private static boolean endsPng(ByteBuffer bytes) {
    while (bytes.remaining() >= 12) {
      long length = bytes.getInt() & 0xFFFFFFFFL;
      int type = bytes.getInt();
      if (length + 4 > bytes.remaining()) {
        return false;
      }
      if (type == IEND) {
        return true;
      }
      bytes.position(bytes.position() + (int) length + 4);
    }
    return false;
  }

  private static void requireWhole(boolean whole) {
    if (!whole) {
      throw new IllegalArgumentException("breaks off in the middle");
    }
  }
}
