package dev.steadyscan.guard;

import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whether a frame is what was asked for: of the right time, and whole. */
final class FrameCheck {
  private static final byte[] JPEG_START = bytes(0xff, 0xd8);
  private static final byte[] JPEG_END = bytes(0xff, 0xd9);
  private static final byte[] PNG_START = bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
  private static final byte[] PNG_END = bytes('I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82);

  private FrameCheck() {}

  /** Gives the frame back if it is good; else closes it and throws DeviceException. */
  static Frame passed(@Nullable Frame frame, CaptureRequest request) {
    if (frame == null) {
      throw DeviceException.camera(FailureKind.DEFECT, "capture", "capture returned null");
    }
    Optional<String> problem = problem(frame, request.notBefore());
    if (problem.isPresent()) {
      frame.close();
      throw DeviceException.camera(FailureKind.BAD_FRAME, "capture", problem.get());
    }
    return frame;
  }

  private static Optional<String> problem(Frame frame, long notBefore) {
    return stale(frame, notBefore)
        .or(() -> torn(frame))
        .or(
            () ->
                frame.companions().values().stream()
                    .map(FrameCheck::torn)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<String> stale(Frame frame, long notBefore) {
    OptionalLong exposedAt = frame.metadata().exposedAt();
    if (exposedAt.isEmpty() || exposedAt.getAsLong() - notBefore >= 0) {
      return Optional.empty();
    }
    Duration early = Duration.ofNanos(notBefore - exposedAt.getAsLong());
    return Optional.of(
        String.format(
            "the frame is stale: its exposure began %d ms before the rig stood still",
            Math.max(1, early.toMillis())));
  }

  private static Optional<String> torn(Frame frame) {
    return switch (frame.mediaType().orElse("").toLowerCase(Locale.ROOT)) {
      case "image/jpeg" -> torn(frame.bytes(), "JPEG", JPEG_START, JPEG_END);
      case "image/png" -> torn(frame.bytes(), "PNG", PNG_START, PNG_END);
      default -> Optional.empty();
    };
  }

  private static Optional<String> torn(ByteBuffer file, String format, byte[] start, byte[] end) {
    int length = file.limit();
    while (length > 0 && file.get(length - 1) == 0) {
      length--;
    }
    if (!stands(file, 0, length, start)) {
      return Optional.of("the frame is torn: it does not begin like a " + format);
    }
    if (!stands(file, length - end.length, length, end)) {
      return Optional.of(
          String.format("the frame is torn: %s of %d bytes without its end", format, length));
    }
    return Optional.empty();
  }

  private static boolean stands(ByteBuffer file, int at, int length, byte[] expected) {
    if (at < 0 || at + expected.length > length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (file.get(at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
