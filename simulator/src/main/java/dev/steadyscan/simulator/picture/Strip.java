package dev.steadyscan.simulator.picture;

import dev.steadyscan.api.Position;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The strip of black and white blocks along the lower edge of a simulated picture, from which a
 * program reads what the picture is of. It survives JPEG at quality 70; it does not survive scaling
 * or cropping.
 *
 * <h2>Layout</h2>
 *
 * 4 rows of 36 blocks, a bit each, white for 1, read like a text. Blocks are squares: the largest
 * multiple of 8 pixels of which 36 fit beside each other; the strip starts at the left edge and
 * ends at the lower one. The 144 bits are 18 bytes, highest bit first:
 *
 * <pre>
 *  0      magic, 0xA5
 *  1..2   camera: CRC-16 of its name in UTF-8
 *  3..5   20 bits of step, 3 bits of 0, 1 bit: the rig moved during the exposure
 *  6      shot, modulo 256
 *  7      attempt, modulo 256
 *  8..11  rotation in hundredths of a degree, signed
 * 12..15  height in hundredths of a millimetre, signed
 * 16..17  CRC-16 of the 16 bytes before
 * </pre>
 *
 * CRC-16 is CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF).
 *
 * @param camera the hash of the camera's name, see {@link #cameraHash}
 * @param step the step, 0 to 1048575
 * @param shot the shot modulo 256
 * @param attempt the attempt modulo 256
 * @param moving whether the rig moved during the exposure
 * @param rotation in degrees, to a hundredth
 * @param height in millimetres, to a hundredth
 */
public record Strip(
    int camera, int step, int shot, int attempt, boolean moving, double rotation, double height) {
  static final int BLOCKS = 36;
  static final int ROWS = 4;
  private static final int BYTES = BLOCKS * ROWS / 8;
  private static final byte MAGIC = (byte) 0xA5;
  private static final int STEPS = (1 << 20) - 1;

  /** The strip of a scene. */
  public static Strip of(Scene scene) {
    return new Strip(
        cameraHash(scene.shot().camera()),
        scene.shot().step() & STEPS,
        scene.shot().shot() & 0xFF,
        scene.shot().attempt() & 0xFF,
        scene.moving(),
        hundredths(scene.axis(Position.ROTATION)) / 100.0,
        hundredths(scene.axis(Position.HEIGHT)) / 100.0);
  }

  /** What stands for a camera's name in a strip: 16 bits. */
  public static int cameraHash(String camera) {
    return crc(camera.getBytes(StandardCharsets.UTF_8));
  }

  /** How many rows of pixels the strip of a picture with so many columns takes. */
  public static int height(int columns) {
    return ROWS * block(columns);
  }

  /** Draws this strip into a picture of at least 288 columns. */
  public void draw(BufferedImage image) {
    int block = block(image.getWidth());
    int top = image.getHeight() - ROWS * block;
    byte[] bytes = bytes();
    Graphics2D graphics = image.createGraphics();
    try {
      for (int i = 0; i < BLOCKS * ROWS; i++) {
        boolean white = (bytes[i / 8] >> (7 - i % 8) & 1) == 1;
        graphics.setColor(white ? Color.WHITE : Color.BLACK);
        graphics.fillRect(i % BLOCKS * block, top + i / BLOCKS * block, block, block);
      }
    } finally {
      graphics.dispose();
    }
  }

  /** Reads the strip of a picture of original size; empty if it has none that is intact. */
  public static Optional<Strip> read(BufferedImage image) {
    int block = block(image.getWidth());
    int top = image.getHeight() - ROWS * block;
    if (block == 0 || top < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < BLOCKS * ROWS; i++) {
      if (isWhite(image, i % BLOCKS * block, top + i / BLOCKS * block, block)) {
        bytes[i / 8] |= (byte) (1 << (7 - i % 8));
      }
    }
    return parse(bytes);
  }

  private byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    int stepAndFlags = step << 4 | (moving ? 1 : 0);
    bytes.put(MAGIC).putShort((short) camera);
    bytes.put((byte) (stepAndFlags >> 16)).putShort((short) stepAndFlags);
    bytes.put((byte) shot).put((byte) attempt);
    bytes.putInt(hundredths(rotation)).putInt(hundredths(height));
    bytes.putShort((short) crc(Arrays.copyOf(bytes.array(), BYTES - 2)));
    return bytes.array();
  }

  private static Optional<Strip> parse(byte[] from) {
    ByteBuffer bytes = ByteBuffer.wrap(from);
    int crc = bytes.getShort(BYTES - 2) & 0xFFFF;
    if (bytes.get() != MAGIC || crc != crc(Arrays.copyOf(from, BYTES - 2))) {
      return Optional.empty();
    }
    int camera = bytes.getShort() & 0xFFFF;
    int stepAndFlags = (bytes.get() & 0xFF) << 16 | (bytes.getShort() & 0xFFFF);
    int shot = bytes.get() & 0xFF;
    int attempt = bytes.get() & 0xFF;
    double rotation = bytes.getInt() / 100.0;
    double height = bytes.getInt() / 100.0;
    return Optional.of(
        new Strip(
            camera, stepAndFlags >> 4, shot, attempt, (stepAndFlags & 1) == 1, rotation, height));
  }

  private static boolean isWhite(BufferedImage image, int left, int top, int block) {
    long sum = 0;
    int margin = block / 4;
    int side = block - 2 * margin;
    for (int y = top + margin; y < top + margin + side; y++) {
      for (int x = left + margin; x < left + margin + side; x++) {
        sum += image.getRGB(x, y) >> 8 & 0xFF;
      }
    }
    return sum > 128L * side * side;
  }

  private static int block(int columns) {
    return columns / BLOCKS / 8 * 8;
  }

  private static int hundredths(double value) {
    return (int) Math.round(value * 100);
  }

  private static int crc(byte[] bytes) {
    int crc = 0xFFFF;
    for (byte each : bytes) {
      crc ^= (each & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
    }
    return crc & 0xFFFF;
  }
}
