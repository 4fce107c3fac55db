package dev.steadyscan.simulator.replay;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A camera whose pictures are files, given on as they are, byte for byte. Settings of a shot do
 * nothing, and of time and exposure it says nothing, since it knows nothing of them.
 *
 * <p>Thread-safe as {@link Camera} asks for: it has no state.
 */
final class ReplayCamera implements Camera {
  private final ReplaySettings settings;
  private final Pictures pictures;

  ReplayCamera(ReplaySettings settings, Pictures pictures) {
    this.settings = settings;
    this.pictures = pictures;
  }

  @Override
  public void start(Deadline deadline) {
    // Nothing to make ready.
  }

  @Override
  public void configure(ShotSettings wanted, Deadline deadline) {
    // A picture that was taken cannot be set.
  }

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline) {
    Path file = file(request.shot());
    try {
      ByteBuffer bytes = new Photograph(file).read(pictures.largest());
      Frame frame = Frame.encoded(ImageCheck.mediaType(bytes), bytes).build();
      exposed.run();
      return frame;
    } catch (IOException unreadable) {
      throw badFrame(file + ": " + unreadable.getMessage(), unreadable);
    } catch (IllegalArgumentException broken) {
      throw badFrame(file + " " + broken.getMessage(), broken);
    }
  }

  @Override
  public void stop(Deadline deadline) {
    // A read cannot be cancelled, and is over in no time.
  }

  @Override
  public void clear(Deadline deadline) {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private Path file(ShotId shot) {
    if (shot.shot() >= settings.shotsPerStep()) {
      throw DeviceException.camera(
          FailureKind.SETTING_REFUSED,
          "capture",
          shot + ": shots-per-step of the replay camera is " + settings.shotsPerStep());
    }
    return pictures
        .file(shot.step(), shot.shot())
        .orElseThrow(
            () ->
                DeviceException.camera(
                    FailureKind.SETTING_REFUSED,
                    "capture",
                    "there is no picture for " + shot + " in " + settings.folder()));
  }

  private static DeviceException badFrame(String message, Exception cause) {
    return new DeviceException(
        ErrorCode.CAMERA, Failure.of(FailureKind.BAD_FRAME, "capture", message, cause));
  }
}
