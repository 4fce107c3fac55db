package dev.steadyscan.simulator.replay;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures of noise, different for each seed. */
final class Images {
  private Images() {}

  static byte[] encoded(int seed, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(noise(seed), format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }

  static byte[] progressive(int seed) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(noise(seed), null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static List<byte[]> ofEachKind() throws IOException {
    return List.of(encoded(1, "jpeg"), progressive(1), encoded(1, "png"));
  }

  private static BufferedImage noise(int seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 24 * 16; i++) {
      image.setRGB(i % 24, i / 24, random.nextInt());
    }
    return image;
  }
}
