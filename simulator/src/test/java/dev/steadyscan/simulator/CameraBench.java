package dev.steadyscan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.simulator.picture.Strip;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A bench for one simulated camera: its clock, its rig, and short ways to use it. */
abstract class CameraBench {
  private static final Position ASKED = Position.of("rotation", 250).with("height", 100);
  static final Duration EXPOSURE = Duration.ofMillis(50);

  final HandTime time = new HandTime();
  final Rig rig = new Rig();
  int exposures;

  Camera started(CameraSettings settings) throws InterruptedException {
    Camera camera = new SimulatedCamera(settings, time, rig);
    camera.start(soon());
    return camera;
  }

  Frame capture(Camera camera, int step, int attempt) throws InterruptedException {
    ShotId shot = new ShotId("test", ShotId.MAIN, step, "left", 0, attempt);
    CaptureRequest request =
        new CaptureRequest(shot, ASKED, time.nanos(), ShotSettings.unchanged());
    return camera.capture(request, () -> exposures++, soon());
  }

  void assertFails(FailureKind kind, Camera camera, int step, int attempt) {
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> capture(camera, step, attempt))
        .satisfies(failed -> assertThat(failed.failure().kind()).isEqualTo(kind));
  }

  void stop(Camera camera) {
    try {
      camera.stop(soon());
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static Strip strip(Frame frame) {
    BufferedImage image =
        new BufferedImage(frame.columns(), frame.rows(), BufferedImage.TYPE_INT_RGB);
    ByteBuffer bytes = frame.bytes();
    for (int i = 0; i < frame.rows() * frame.columns(); i++) {
      int blue = bytes.get() & 0xFF;
      int green = bytes.get() & 0xFF;
      int red = bytes.get() & 0xFF;
      image.setRGB(i % frame.columns(), i / frame.columns(), red << 16 | green << 8 | blue);
    }
    return Strip.read(image).orElseThrow();
  }

  Deadline soon() {
    return Deadline.after(time, Duration.ofMinutes(1));
  }
}
