package dev.steadyscan.simulator.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StripTest {

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isReadBackAsDrawnAlsoAfterJpeg(int seed) throws IOException {
    Scene scene = scene(new Random(seed));
    BufferedImage image = painted(scene, 640, 480);

    assertThat(Strip.read(image)).contains(Strip.of(scene));
    assertThat(Strip.read(throughJpeg(image, 0.7f))).contains(Strip.of(scene));
  }

  @ParameterizedTest
  @CsvSource({"288, 120", "320, 240", "641, 481", "1000, 700", "4056, 3040"})
  void fitsPicturesOfAnySize(int columns, int rows) throws IOException {
    Scene scene = scene(new Random(1));

    BufferedImage image = painted(scene, columns, rows);

    assertThat(Strip.read(throughJpeg(image, 0.7f))).contains(Strip.of(scene));
  }

  @Test
  void holdsWhatThePictureIsOf() {
    ShotId shot = new ShotId("scan", ShotId.MAIN, 1_048_575, "left", 3, 2);
    Position position = Position.of("rotation", -1234.567).with("height", 150.004);

    Strip strip = Strip.read(painted(new Scene(shot, position, true), 320, 240)).orElseThrow();

    assertThat(strip)
        .isEqualTo(new Strip(Strip.cameraHash("left"), 1_048_575, 3, 2, true, -1234.57, 150));
    assertThat(Strip.cameraHash("left")).isNotEqualTo(Strip.cameraHash("right"));
  }

  @Test
  void theHashOfACameraIsCrc16() {
    assertThat(Strip.cameraHash("123456789")).isEqualTo(0x29B1);
  }

  @Test
  void aPictureWithoutAStripHasNone() {
    assertThat(Strip.read(new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR))).isEmpty();
    assertThat(Strip.read(new BufferedImage(20, 20, BufferedImage.TYPE_3BYTE_BGR))).isEmpty();
    assertThat(Strip.read(new BufferedImage(640, 10, BufferedImage.TYPE_3BYTE_BGR))).isEmpty();
  }

  @Test
  void aDamagedStripIsNotRead() {
    Scene scene = scene(new Random(1));
    for (int block = 0; block < Strip.BLOCKS * Strip.ROWS; block++) {
      BufferedImage image = painted(scene, 288, 120);
      int left = block % Strip.BLOCKS * 8;
      int top = 120 - Strip.height(288) + block / Strip.BLOCKS * 8;
      for (int i = 0; i < 64; i++) {
        image.setRGB(left + i % 8, top + i / 8, ~image.getRGB(left + i % 8, top + i / 8));
      }
      assertThat(Strip.read(image)).as("block %d", block).isEmpty();
    }
  }

  private static Scene scene(Random random) {
    ShotId shot =
        new ShotId(
            "scan",
            ShotId.MAIN,
            random.nextInt(1 << 20),
            "camera-" + random.nextInt(100),
            random.nextInt(256),
            random.nextInt(256));
    Position position =
        Position.of("rotation", random.nextInt(-100_000, 100_000) / 10.0)
            .with("height", random.nextInt(-5000, 50_000) / 100.0)
            .with("radius", random.nextInt(0, 700));
    return new Scene(shot, position, random.nextBoolean());
  }

  private static BufferedImage painted(Scene scene, int columns, int rows) {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
    new Painter(30).paint(scene, image);
    return image;
  }

  private static BufferedImage throughJpeg(BufferedImage image, float quality) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(JpegEncoder.encode(image, quality)));
  }
}
