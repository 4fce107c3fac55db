package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWholeJpegIsWholeAndEveryShorterOneIsNot(boolean progressive) throws IOException {
    byte[] file = jpeg(progressive);
    assertThat(PictureFile.beginsAsJpeg(ByteBuffer.wrap(file))).isTrue();
    assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(file))).isTrue();
    for (int length = 2; length < file.length; length++) {
      assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(Arrays.copyOf(file, length)).slice()))
          .as("%d of %d bytes", length, file.length)
          .isFalse();
    }
  }

  @Test
  void aJpegWithAnotherPictureBehindItIsWhole() throws IOException {
    byte[] file = jpeg(false);
    assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(followed(file, 7)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theEndOfAnEmbeddedThumbnailIsNotTheEnd(boolean progressive) throws IOException {
    byte[] file = jpeg(progressive);
    ByteArrayOutputStream withThumbnail = new ByteArrayOutputStream();
    withThumbnail.write(file, 0, 2);
    withThumbnail.write(
        new byte[] {(byte) 0xff, (byte) 0xe1, 0, 6, (byte) 0xff, (byte) 0xd9, 1, 1});
    withThumbnail.write(file, 2, file.length - 2);
    byte[] all = withThumbnail.toByteArray();
    assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(all))).isTrue();
    for (int length = 2; length < all.length; length++) {
      byte[] torn = Arrays.copyOf(all, length);
      assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(torn))).as("%d bytes", length).isFalse();
      byte[] padded = Arrays.copyOf(torn, all.length + 7);
      assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(padded))).as("%d, 0", length).isFalse();
    }
  }

  @Test
  void whatIsNoChainOfSegmentsIsWholeIfItEndsLikeAJpeg() {
    byte[] odd = {(byte) 0xff, (byte) 0xd8, 1, 2, 3, (byte) 0xff, (byte) 0xd9};
    assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(odd))).isTrue();
    assertThat(PictureFile.isWholeJpeg(ByteBuffer.wrap(odd, 0, 6).slice())).isFalse();
  }

  @Test
  void aWholePngIsWholeAndEveryShorterOneIsNot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(noise(), "png", bytes);
    byte[] file = bytes.toByteArray();
    assertThat(PictureFile.beginsAsPng(ByteBuffer.wrap(file))).isTrue();
    assertThat(PictureFile.isWholePng(ByteBuffer.wrap(followed(file, 5)))).isTrue();
    for (int length = 8; length < file.length; length++) {
      assertThat(PictureFile.isWholePng(ByteBuffer.wrap(Arrays.copyOf(file, length)))).isFalse();
    }
  }

  @Test
  void anyBytesAreJudgedWithoutFailing() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] file = new byte[random.nextInt(64)];
      random.nextBytes(file);
      for (int j = 0; j < file.length; j += 1 + random.nextInt(3)) {
        file[j] = (byte) 0xff;
      }
      PictureFile.isWholeJpeg(ByteBuffer.wrap(file));
      PictureFile.isWholePng(ByteBuffer.wrap(file));
    }
  }

  private static byte[] followed(byte[] file, int bytes) {
    byte[] longer = Arrays.copyOf(file, file.length + bytes);
    Arrays.fill(longer, file.length, longer.length, (byte) 0x5a);
    return longer;
  }

  private static byte[] jpeg(boolean progressive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    try (var output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(noise(), null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(2);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }
}
