package dev.steadyscan.simulator.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;

/**
 * A picture to draw in, whose memory is the raw frame: 3 bytes a pixel, blue first, without gaps.
 */
public final class Canvas {
  private final BufferedImage image;

  Canvas(int rows, int columns) {
    image = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
  }

  /** What to draw in. */
  public BufferedImage image() {
    return image;
  }

  /** The memory of the picture, not a copy. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
  }
}
