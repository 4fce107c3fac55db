package dev.steadyscan.acceptance.folder;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a simulated picture says of itself, read from the blocks along its lower edge. Written from
 * the description of their layout in the simulator, not from its code.
 *
 * @param camera CRC-16 of the camera's name
 * @param step the step
 * @param shot the shot
 * @param attempt the attempt
 * @param moving whether the rig moved
 * @param rotation in degrees
 * @param height in millimetres
 */
record Strip(
    int camera, int step, int shot, int attempt, boolean moving, double rotation, double height) {
  private static final int COLUMNS = 36;
  private static final int ROWS = 4;
  private static final int BYTES = 18;

  /**
   * Reads it.
   *
   * @throws AssertionError if there is none, or it is damaged
   */
  static Strip read(BufferedImage picture) {
    ByteBuffer bytes = ByteBuffer.wrap(bits(picture));
    byte[] checked = Arrays.copyOf(bytes.array(), BYTES - 2);
    if (bytes.get(0) != (byte) 0xA5 || (short) crc(checked) != bytes.getShort(BYTES - 2)) {
      throw new AssertionError("the picture has no strip that is intact");
    }
    int stepAndFlags = bytes.getInt(2) & 0xFFFFFF;
    return new Strip(
        bytes.getShort(1) & 0xFFFF,
        stepAndFlags >> 4,
        bytes.get(6) & 0xFF,
        bytes.get(7) & 0xFF,
        (stepAndFlags & 1) == 1,
        bytes.getInt(8) / 100.0,
        bytes.getInt(12) / 100.0);
  }

  /** What stands for a camera's name. */
  static int hash(String camera) {
    return crc(camera.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bits(BufferedImage picture) {
    int side = picture.getWidth() / COLUMNS / 8 * 8;
    int top = picture.getHeight() - ROWS * side;
    byte[] bytes = new byte[BYTES];
    for (int bit = 0; bit < COLUMNS * ROWS; bit++) {
      int x = bit % COLUMNS * side + side / 2;
      int y = top + bit / COLUMNS * side + side / 2;
      int green = picture.getRGB(x, y) >> 8 & 0xFF;
      if (green >= 128) {
        bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
      }
    }
    return bytes;
  }

  /** CRC-16/CCITT-FALSE. */
  private static int crc(byte[] bytes) {
    int crc = 0xFFFF;
    for (byte each : bytes) {
      for (int bit = 7; bit >= 0; bit--) {
        int carry = (crc >> 15 ^ each >> bit) & 1;
        crc = (crc << 1 & 0xFFFF) ^ (carry == 1 ? 0x1021 : 0);
      }
    }
    return crc;
  }
}
