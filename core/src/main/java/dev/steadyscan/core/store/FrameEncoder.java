package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.core.config.ImageFormat;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes raw frames. The same pixels and quality give the same bytes on the same JDK. Keeps a
 * buffer of the largest frame that it has seen. Used by one thread at a time.
 *
 * <p>The pixels are copied once, because ImageIO is fast on a byte array alone and a frame shows
 * its memory only as a read-only buffer; the copy costs a hundredth of the encoding.
 */
final class FrameEncoder implements AutoCloseable {
  private static final int[] RGB = {0, 1, 2};
  private static final int[] GREY = {0};

  private final float quality;
  private final Map<ImageFormat, ImageWriter> writers = new EnumMap<>(ImageFormat.class);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
  private byte[] pixels = new byte[0];

  /** An encoder whose JPEGs have this quality, 1 to 100. */
  FrameEncoder(int quality) {
    this.quality = quality / 100f;
  }

  /**
   * Encodes a raw frame.
   *
   * @throws IOException if the format cannot hold it
   */
  byte[] encode(Frame frame, ImageFormat format) throws IOException {
    PixelFormat order = frame.format().orElseThrow();
    BufferedImage image = image(frame, order);
    ImageWriter writer = writers.computeIfAbsent(format, FrameEncoder::writer);
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (format == ImageFormat.JPEG) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
    }
    out.reset();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.setOutput(null);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    writers.values().forEach(ImageWriter::dispose);
    writers.clear();
  }

  private BufferedImage image(Frame frame, PixelFormat order) {
    int size = copy(frame.bytes());
    if (order == PixelFormat.BGR8) {
      swapRedAndBlue(frame.rows(), frame.columns(), frame.stride());
    }
    boolean grey = order == PixelFormat.GREY8;
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(pixels, size),
            frame.columns(),
            frame.rows(),
            frame.stride(),
            order.bytesPerPixel(),
            grey ? GREY : RGB,
            null);
    return new BufferedImage(colours(grey), raster, false, null);
  }

  private int copy(ByteBuffer bytes) {
    int size = bytes.remaining();
    if (pixels.length < size) {
      pixels = new byte[size];
    }
    bytes.get(pixels, 0, size);
    return size;
  }

  /** In the copy, because ImageIO takes half as long again over a raster in the other order. */
  private void swapRedAndBlue(int rows, int columns, int stride) {
    for (int row = 0; row < rows; row++) {
      int end = row * stride + columns * 3;
      for (int at = row * stride; at < end; at += 3) {
        byte blue = pixels[at];
        pixels[at] = pixels[at + 2];
        pixels[at + 2] = blue;
      }
    }
  }

  private static ColorModel colours(boolean grey) {
    return new ComponentColorModel(
        ColorSpace.getInstance(grey ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
        false,
        false,
        Transparency.OPAQUE,
        DataBuffer.TYPE_BYTE);
  }

  private static ImageWriter writer(ImageFormat format) {
    return ImageIO.getImageWritersBySuffix(format.extension()).next();
  }
}
