package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a sensor as a PGM file of 16 bits: the head in ASCII, with the order of the colours
 * in a comment, then the rows, big-endian, without padding (netpbm, pgm(5), "P5").
 */
final class Pgm {
  static final String MEDIA_TYPE = "image/x-portable-graymap";

  /** As libcamera names raw formats of one value in 16 bits: SBGGR10 to SBGGR16, R10 to R16. */
  private static final Pattern UNPACKED = Pattern.compile("S?(BGGR|GBRG|GRBG|RGGB|R)(10|12|14|16)");

  private Pgm() {}

  /**
   * The file.
   *
   * @param format libcamera's name of it
   * @param stride bytes from row to row
   * @param plane rows of little-endian values of 16 bits
   * @throws DeviceException SETTING_REFUSED for a format that is packed or compressed
   */
  static ByteBuffer of(String format, int rows, int columns, int stride, ByteBuffer plane) {
    Matcher name = UNPACKED.matcher(format);
    if (!name.matches()) {
      throw DeviceException.camera(
          FailureKind.SETTING_REFUSED,
          "capture",
          "format = raw: the camera gives " + format + ", which is not of 16 bits a value");
    }
    int bits = Integer.parseInt(name.group(2));
    String head =
        String.format(
                "P5%n# colours %s, %d bits%n%d %d%n65535%n", name.group(1), bits, columns, rows)
            .replace(System.lineSeparator(), "\n");
    byte[] ascii = head.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(ascii.length + rows * columns * Short.BYTES).put(ascii);
    ByteBuffer values = plane.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        file.putShort(values.getShort(row * stride + column * Short.BYTES));
      }
    }
    return file.flip();
  }
}
