package dev.steadyscan.acceptance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of several kinds, as they come from cameras and programs, no two alike. */
final class SamplePictures {
  private static final int[] COLOUR_MODELS = {
    BufferedImage.TYPE_3BYTE_BGR,
    BufferedImage.TYPE_BYTE_GRAY,
    BufferedImage.TYPE_4BYTE_ABGR,
    BufferedImage.TYPE_USHORT_GRAY,
    BufferedImage.TYPE_BYTE_INDEXED
  };

  private SamplePictures() {}

  /** Writes {@code 00.jpg}, {@code 01.png} and so on. */
  static void write(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String name = String.format("%02d.%s", i, extension(i));
      Files.write(folder.resolve(name), i % 2 == 0 ? jpeg(i) : png(i));
    }
  }

  private static String extension(int i) {
    if (i % 2 != 0) {
      return "png";
    }
    return i % 3 == 0 ? "jpeg" : "jpg";
  }

  private static byte[] jpeg(int i) throws IOException {
    int model = i % 5 == 0 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    return encoded("jpeg", draw(i, model), i % 4 == 0, 0.3f + i % 7 / 10f);
  }

  private static byte[] png(int i) throws IOException {
    return encoded("png", draw(i, COLOUR_MODELS[i / 2 % COLOUR_MODELS.length]), i % 3 == 0, 0.5f);
  }

  private static BufferedImage draw(int i, int model) {
    BufferedImage image = new BufferedImage(120 + 10 * i, 90 + 7 * i, model);
    Graphics2D graphics = image.createGraphics();
    Color from = Color.getHSBColor(i / 40f, 0.8f, 0.9f);
    graphics.setPaint(
        new GradientPaint(0, 0, from, image.getWidth(), image.getHeight(), Color.WHITE));
    graphics.fillOval(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
    return image;
  }

  private static byte[] encoded(
      String format, BufferedImage image, boolean progressive, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    if (format.equals("jpeg")) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
