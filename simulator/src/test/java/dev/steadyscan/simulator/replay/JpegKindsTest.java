package dev.steadyscan.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole or not, for every kind of JPEG. */
class JpegKindsTest {

  static Stream<Arguments> kinds() throws IOException {
    return Jpegs.ofEachKind().entrySet().stream()
        .map(kind -> Arguments.of(kind.getKey(), kind.getValue()));
  }

  @Test
  void theKindsAreWhatTheyAreCalled() throws IOException {
    Map<String, byte[]> kinds = Jpegs.ofEachKind();

    assertThat(Jpegs.sampling(kinds.get("4:2:0"))).isEqualTo("22 11 11");
    assertThat(Jpegs.sampling(kinds.get("4:2:2"))).isEqualTo("21 11 11");
    assertThat(Jpegs.sampling(kinds.get("4:4:4"))).isEqualTo("11 11 11");
    assertThat(Jpegs.sampling(kinds.get("grey"))).isEqualTo("11");
    assertThat(Jpegs.sampling(kinds.get("four colours"))).hasSize("11 11 11 11".length());
    assertThat(Jpegs.process(kinds.get("4:4:4"))).isZero();
    assertThat(Jpegs.process(kinds.get("4:4:4 progressive"))).isEqualTo(2);
    assertThat(Jpegs.hasRestartMarkers(kinds.get("restart markers"))).isTrue();
    assertThat(Jpegs.hasRestartMarkers(kinds.get("4:2:0"))).isFalse();
    for (String kind : new String[] {"4:2:2", "restart markers", "EXIF", "comment", "fill bytes"}) {
      assertThat(ImageIO.read(new ByteArrayInputStream(kinds.get(kind)))).as(kind).isNotNull();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void isWholeAlsoWithSomethingBehindIt(String kind, byte[] picture) {
    assertThat(type(picture)).isEqualTo("image/jpeg");
    assertThat(type(Arrays.copyOf(picture, picture.length + 4096))).isEqualTo("image/jpeg");
    assertThat(type(Jpegs.joined(picture, picture))).isEqualTo("image/jpeg");
    byte[] half = Arrays.copyOf(picture, picture.length / 2);
    assertThat(type(Jpegs.joined(picture, half))).as("as a torn second").isEqualTo("image/jpeg");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void isNotWholeWhereverItBreaksOff(String kind, byte[] picture) {
    int last = 0;
    for (int length = 2; length < picture.length; length += step(length, picture.length)) {
      assertTorn(Arrays.copyOf(picture, length), length);
      assertTorn(Arrays.copyOf(Arrays.copyOf(picture, length), picture.length + 512), length);
      last = length;
    }
    assertThat(last).isEqualTo(picture.length - 1);
  }

  /** Every length near both ends, and of a long segment some. */
  private static int step(int length, int all) {
    return length > 64 && length < all - 5000 ? 997 : 1;
  }

  private static void assertTorn(byte[] torn, int length) {
    assertThatIllegalArgumentException()
        .as("%d bytes", length)
        .isThrownBy(() -> type(torn))
        .withMessage("breaks off in the middle");
  }

  private static String type(byte[] bytes) {
    return ImageCheck.mediaType(ByteBuffer.wrap(bytes));
  }
}
