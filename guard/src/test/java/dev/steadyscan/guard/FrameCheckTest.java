package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameCheckTest {
  private static final int[] PNG = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60,
    0x82
  };

  private final Frames frames = new Frames();

  @Test
  void passesWholeFilesAlsoWithZerosBehindThem() {
    passes(frames.encoded("image/jpeg", 0xff, 0xd8, 1, 2, 0xff, 0xd9));
    passes(frames.encoded("image/jpeg", 0xff, 0xd8, 0xff, 0xd9, 0, 0, 0));
    passes(frames.encoded("IMAGE/PNG", PNG));
    passes(frames.encoded("image/tiff", 1));
  }

  @Test
  void refusesFilesWithoutBeginningOrEnd() {
    refuses(frames.encoded("image/jpeg", 0xff, 0xd8, 1, 2), "JPEG of 4 bytes without its end");
    refuses(frames.encoded("image/jpeg", 1, 2, 0xff, 0xd9), "does not begin like a JPEG");
    refuses(frames.encoded("image/jpeg", 0, 0, 0), "does not begin like a JPEG");
    refuses(frames.encoded("image/jpeg", 0xff, 0xd8), "without its end");
    refuses(frames.encoded("image/png", 0x89, 'P', 'N', 'G'), "does not begin like a PNG");
    int[] cut = java.util.Arrays.copyOf(PNG, PNG.length - 1);
    refuses(frames.encoded("image/png", cut), "PNG of 19 bytes without its end");
  }

  @Test
  void refusesATornCompanion() {
    Frame torn = frames.encoded("image/png", 1, 2);
    Frame frame =
        Frame.encoded("image/tiff", ByteBuffer.allocate(4)).companion("mask", torn).build();

    refuses(frame, "does not begin like a PNG");
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "1000, 1001", "-5, 5", "9223372036854775807, -9223372036854775808"})
  void passesAFrameExposedInTime(long notBefore, long exposedAt) {
    Frame frame = frames.exposedAt(exposedAt);

    assertThat(FrameCheck.passed(frame, request(notBefore))).isSameAs(frame);
  }

  @ParameterizedTest
  @CsvSource({"35000000, 0, 35 ms", "1000, 999, 1 ms", "1500000, 0, 1 ms"})
  void refusesAFrameExposedTooEarly(long notBefore, long exposedAt, String by) {
    assertThatThrownBy(() -> FrameCheck.passed(frames.exposedAt(exposedAt), request(notBefore)))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("stale")
        .hasMessageContaining(by);
    assertThat(frames.unclosed()).isZero();
  }

  private void passes(Frame frame) {
    assertThat(FrameCheck.passed(frame, request(0))).isSameAs(frame);
    frame.close();
  }

  private void refuses(Frame frame, String message) {
    assertThatThrownBy(() -> FrameCheck.passed(frame, request(0)))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("torn")
        .hasMessageContaining(message);
    assertThat(frames.unclosed()).isZero();
  }

  private static CaptureRequest request(long notBefore) {
    return new CaptureRequest(
        Bench.request(0).shot(), Position.nowhere(), notBefore, ShotSettings.unchanged());
  }
}
