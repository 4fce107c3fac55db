package dev.steadyscan.simulator.replay;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small JPEGs of every kind that cameras and their programs write. */
final class Jpegs {
  private static final String TREE = "javax_imageio_jpeg_image_1.0";

  private Jpegs() {}

  /** One of each, by what it is. */
  static Map<String, byte[]> ofEachKind() throws IOException {
    Map<String, byte[]> kinds = new LinkedHashMap<>();
    byte[] plain = sampled(2, 2, 0, false);
    kinds.put("4:2:0", plain);
    kinds.put("4:2:2", sampled(2, 1, 0, false));
    kinds.put("4:4:4", sampled(1, 1, 0, false));
    kinds.put("4:4:4 progressive", sampled(1, 1, 0, true));
    kinds.put("4:2:0 progressive", sampled(2, 2, 0, true));
    kinds.put("restart markers", sampled(2, 2, 1, false));
    kinds.put("grey", grey());
    kinds.put("four colours", fourColours());
    kinds.put("EXIF", with(plain, exif(6)));
    kinds.put("EXIF progressive", with(sampled(2, 2, 0, true), exif(8)));
    kinds.put(
        "comment",
        with(
            plain,
            segment(0xFE, "made by \u00ff\u00d9 hand".getBytes(StandardCharsets.ISO_8859_1))));
    kinds.put("a long segment", with(plain, segment(0xED, new byte[65_533])));
    kinds.put(
        "fill bytes", joined(Arrays.copyOf(plain, 2), new byte[] {-1, -1, -1}, from(plain, 2)));
    return kinds;
  }

  /** A picture that says it has 65,500 by 65,500 pixels: decoded it would take 12 GB. */
  static byte[] huge() throws IOException {
    byte[] picture = sampled(2, 2, 0, false);
    ByteBuffer.wrap(picture).putShort(frame(picture) + 5, (short) 65_500);
    ByteBuffer.wrap(picture).putShort(frame(picture) + 7, (short) 65_500);
    return picture;
  }

  /** How the components of a picture are sampled, as {@code 22 11 11}. */
  static String sampling(byte[] picture) {
    StringBuilder text = new StringBuilder();
    int frame = frame(picture);
    for (int i = 0; i < picture[frame + 9]; i++) {
      text.append(String.format("%02x ", picture[frame + 11 + 3 * i]));
    }
    return text.toString().trim();
  }

  /** The number of a picture's frame marker: 0 baseline, 2 progressive. */
  static int process(byte[] picture) {
    return picture[frame(picture) + 1] & 0xF;
  }

  static boolean hasRestartMarkers(byte[] picture) {
    for (int i = 0; i < picture.length - 1; i++) {
      if (picture[i] == -1 && picture[i + 1] == (byte) 0xD0) {
        return true;
      }
    }
    return false;
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] from(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  /** The picture with a segment right behind its beginning. */
  private static byte[] with(byte[] picture, byte[] segment) {
    return joined(Arrays.copyOf(picture, 2), segment, from(picture, 2));
  }

  private static byte[] segment(int marker, byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .array();
  }

  /** EXIF with an orientation, and a thumbnail that is a whole JPEG itself. */
  private static byte[] exif(int orientation) throws IOException {
    byte[] thumbnail = sampled(2, 2, 0, false);
    ByteBuffer tiff = ByteBuffer.allocate(56 + thumbnail.length);
    tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    tiff.putShort((short) 1); // the picture's directory: its orientation, then the next directory
    tiff.putShort((short) 0x112).putShort((short) 3).putInt(1).putInt(orientation << 16).putInt(26);
    tiff.putShort((short) 2); // the thumbnail's: where it is and how long
    tiff.putShort((short) 0x201).putShort((short) 4).putInt(1).putInt(56);
    tiff.putShort((short) 0x202).putShort((short) 4).putInt(1).putInt(thumbnail.length);
    tiff.putInt(0).put(thumbnail);
    return segment(0xE1, joined("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), tiff.array()));
  }

  private static byte[] sampled(int horizontal, int vertical, int restart, boolean progressive)
      throws IOException {
    BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_3BYTE_BGR);
    noise(image.getRaster());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = param(writer, progressive);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
    IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(TREE);
    IIOMetadataNode luminance =
        (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
    luminance.setAttribute("HsamplingFactor", "" + horizontal);
    luminance.setAttribute("VsamplingFactor", "" + vertical);
    if (restart > 0) {
      IIOMetadataNode interval = new IIOMetadataNode("dri");
      interval.setAttribute("interval", "" + restart);
      tree.getElementsByTagName("markerSequence").item(0).appendChild(interval);
    }
    metadata.setFromTree(TREE, tree);
    return written(writer, new IIOImage(image, null, metadata), param);
  }

  private static byte[] grey() throws IOException {
    BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_BYTE_GRAY);
    noise(image.getRaster());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    return written(writer, new IIOImage(image, null, null), param(writer, false));
  }

  private static byte[] fourColours() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 40, 24, 4, null);
    noise(raster);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    byte[] cmyk = written(writer, new IIOImage(raster, null, null), param(writer, false));
    byte[] adobe =
        ByteBuffer.allocate(12)
            .put("Adobe".getBytes(StandardCharsets.US_ASCII))
            .put(6, (byte) 100)
            .array();
    return with(cmyk, segment(0xEE, adobe));
  }

  private static ImageWriteParam param(ImageWriter writer, boolean progressive) {
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    return param;
  }

  private static byte[] written(ImageWriter writer, IIOImage image, ImageWriteParam param)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void noise(WritableRaster raster) {
    Random random = new Random(raster.getNumBands());
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          raster.setSample(x, y, band, random.nextInt(256));
        }
      }
    }
  }

  /** Where the frame's segment begins. */
  private static int frame(byte[] picture) {
    ByteBuffer bytes = ByteBuffer.wrap(picture);
    int at = 2;
    while (picture[at + 1] == -1 || (picture[at + 1] & 0xFD) != 0xC0) {
      at += picture[at + 1] == -1 ? 1 : 2 + (bytes.getShort(at + 2) & 0xFFFF);
    }
    return at;
  }
}
