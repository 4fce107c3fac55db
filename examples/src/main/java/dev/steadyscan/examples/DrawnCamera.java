package dev.steadyscan.examples;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A camera that sees a grey as light as the table is turned. */
final class DrawnCamera implements Camera {
  private static final int ROWS = 48;
  private static final int COLUMNS = 64;

  static final CameraInfo INFO =
      CameraInfo.builder("drawn camera").frameBytes(ROWS * COLUMNS).build();

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline) {
    double turned = request.position().get(Position.ROTATION).orElse(0) % 360;
    byte[] pixels = new byte[ROWS * COLUMNS];
    Arrays.fill(pixels, (byte) (turned / 360 * 255));
    return Frame.raw(PixelFormat.GREY8, ROWS, COLUMNS, COLUMNS, ByteBuffer.wrap(pixels)).build();
  }

  @Override
  public void start(Deadline deadline) {}

  @Override
  public void configure(ShotSettings settings, Deadline deadline) {
    if (!settings.isUnchanged()) {
      throw DeviceException.camera(
          FailureKind.SETTING_REFUSED,
          "configure",
          "a drawn camera has nothing to set: " + settings);
    }
  }

  @Override
  public void stop(Deadline deadline) {}

  @Override
  public void clear(Deadline deadline) {}

  @Override
  public void close() {}
}
