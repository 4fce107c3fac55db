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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a frame is what was asked for: of the right time, and whole. */
final class FrameCheck {
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
    ByteBuffer file = frame.bytes();
    return switch (frame.mediaType().orElse("").toLowerCase(Locale.ROOT)) {
      case "image/jpeg" ->
          torn("JPEG", file, PictureFile.beginsAsJpeg(file), PictureFile::isWholeJpeg);
      case "image/png" -> torn("PNG", file, PictureFile.beginsAsPng(file), PictureFile::isWholePng);
      default -> Optional.empty();
    };
  }

  private static Optional<String> torn(
      String format, ByteBuffer file, boolean begins, Predicate<ByteBuffer> whole) {
    if (!begins) {
      return Optional.of("the frame is torn: it does not begin like a " + format);
    }
    return whole.test(file)
        ? Optional.empty()
        : Optional.of(
            String.format(
                "the frame is torn: %s of %d bytes without its end", format, file.limit()));
  }
}
