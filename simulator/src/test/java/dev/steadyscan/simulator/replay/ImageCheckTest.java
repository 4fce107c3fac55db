package dev.steadyscan.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageCheckTest {

  @Test
  void tellsByContent() throws IOException {
    assertThat(type(Images.encoded(1, "jpeg"))).isEqualTo("image/jpeg");
    assertThat(type(Images.progressive(1))).isEqualTo("image/jpeg");
    assertThat(type(Images.encoded(1, "png"))).isEqualTo("image/png");
  }

  @Test
  void whatComesAfterTheEndDoesNotMatter() throws IOException {
    for (byte[] image : Images.ofEachKind()) {
      assertThat(type(Arrays.copyOf(image, image.length + 100))).startsWith("image/");
    }
  }

  @Test
  void refusesWhatBreaksOffAnywhere() throws IOException {
    for (byte[] image : Images.ofEachKind()) {
      for (int length = 9; length < image.length; length++) {
        byte[] torn = Arrays.copyOf(image, length);
        assertThatIllegalArgumentException()
            .as("%d of %d bytes", length, image.length)
            .isThrownBy(() -> type(torn))
            .withMessage("breaks off in the middle");
      }
    }
  }

  @Test
  void anEndMarkerInsideASegmentIsNotTheEnd() throws IOException {
    byte[] image = Images.encoded(1, "jpeg");
    ByteBuffer withThumbnail = ByteBuffer.allocate(image.length + 8);
    withThumbnail.put(image, 0, 2).putShort((short) 0xFFE1).putShort((short) 6);
    withThumbnail.putInt(0xFFD8FFD9).put(image, 2, image.length - 2);

    assertThat(type(withThumbnail.array())).isEqualTo("image/jpeg");
    byte[] torn = Arrays.copyOf(withThumbnail.array(), image.length / 2);
    assertThatIllegalArgumentException().isThrownBy(() -> type(torn));
  }

  @Test
  void refusesWhatIsNoPicture() {
    byte[] text = "not a picture at all".getBytes(StandardCharsets.UTF_8);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> type(text))
        .withMessage("is neither a JPEG nor a PNG");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type(new byte[0]))
        .withMessage("is empty");
  }

  private static String type(byte[] bytes) {
    return ImageCheck.mediaType(ByteBuffer.wrap(bytes));
  }
}
