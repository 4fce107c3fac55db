package dev.steadyscan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.simulator.fault.FaultKind;
import dev.steadyscan.simulator.fault.FaultSettings;
import dev.steadyscan.simulator.picture.Strip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCameraTest extends CameraBench {

  @Test
  void givesRawPixelsThatSayWhatTheyAreOf() throws InterruptedException {
    Camera camera = started(Settings.camera(PictureFormat.RAW));

    try (Frame frame = capture(camera, 70, 1)) {
      assertThat(frame.format()).contains(PixelFormat.BGR8);
      assertThat(frame.rows()).isEqualTo(240);
      assertThat(frame.columns()).isEqualTo(320);
      assertThat(strip(frame))
          .isEqualTo(new Strip(Strip.cameraHash("left"), 70, 0, 1, false, 250, 100));
    }
    assertThat(exposures).isEqualTo(1);
  }

  @Test
  void givesJpegWhereAskedTo() throws InterruptedException, IOException {
    Camera camera = started(Settings.camera(PictureFormat.JPEG));

    try (Frame frame = capture(camera, 70, 1)) {
      assertThat(frame.mediaType()).contains("image/jpeg");
      assertThat(Strip.read(decoded(frame)).orElseThrow().step()).isEqualTo(70);
    }
  }

  @Test
  void tellsWhenAndHowItExposed() throws InterruptedException {
    Camera camera = started(Settings.camera(PictureFormat.RAW));
    camera.configure(
        ShotSettings.builder().exposure(Duration.ofMillis(80)).gain(2).focus(0).build(), soon());

    long begun = time.nanos();
    try (Frame frame = capture(camera, 0, 1)) {
      assertThat(frame.metadata().exposedAt()).hasValue(begun);
      assertThat(frame.metadata().exposure()).contains(Duration.ofMillis(80));
      assertThat(frame.metadata().gain()).hasValue(2);
      assertThat(frame.metadata().focus()).hasValue(0);
      assertThat(time.nanos() - begun).isEqualTo(Duration.ofMillis(80).toNanos());
    }
  }

  @Test
  void obeysAWhiteBalanceAndTellsIt() throws InterruptedException {
    Camera camera = started(Settings.camera(PictureFormat.RAW));
    int[] neutral = lastPixel(camera);
    WhiteBalance balance = new WhiteBalance(0.5, 1.25);
    camera.configure(ShotSettings.builder().whiteBalance(balance).build(), soon());

    try (Frame frame = capture(camera, 0, 1)) {
      assertThat(frame.metadata().whiteBalance()).contains(balance);
    }
    assertThat(lastPixel(camera)[0]).isEqualTo(Math.min(255, neutral[0] * 5 / 4));
    assertThat(lastPixel(camera)[1]).isEqualTo(neutral[1]);
    assertThat(lastPixel(camera)[2]).isEqualTo(neutral[2] / 2);
  }

  /** Blue, green and red of the pixel at the lower right: the floor. */
  private int[] lastPixel(Camera camera) throws InterruptedException {
    try (Frame frame = capture(camera, 0, 1)) {
      ByteBuffer bytes = frame.bytes();
      int at = bytes.limit() - 3;
      return new int[] {bytes.get(at) & 0xFF, bytes.get(at + 1) & 0xFF, bytes.get(at + 2) & 0xFF};
    }
  }

  @Test
  void timeScaleDividesTheExposure() throws InterruptedException {
    CameraSettings settings = Settings.camera(Settings.simulator(10), PictureFormat.RAW);
    Camera camera = started(settings);

    long begun = time.nanos();
    capture(camera, 0, 1).close();

    assertThat(time.nanos() - begun).isEqualTo(EXPOSURE.dividedBy(10).toNanos());
    assertThat(new SimulatedCameraFactory().describe(settings).exposure())
        .isEqualTo(EXPOSURE.dividedBy(10));
  }

  @Test
  void drawsWhereTheRigReallyStands() throws InterruptedException {
    rig.install(Position.of("rotation", 42).with("height", 7));
    Camera camera = started(Settings.camera(PictureFormat.RAW));

    try (Frame frame = capture(camera, 70, 1)) {
      assertThat(strip(frame).rotation()).isEqualTo(42);
      assertThat(strip(frame).height()).isEqualTo(7);
    }
  }

  @Test
  void saysIfTheRigMovedDuringTheExposure() throws InterruptedException {
    rig.install(Position.of("rotation", 0));
    Camera camera = started(Settings.camera(PictureFormat.RAW));
    time.in(
        Duration.ofMillis(10),
        () ->
            rig.move(
                new Travel(
                    Position.of("rotation", 0),
                    Position.of("rotation", 10),
                    Settings.motion(1).info().axes(),
                    time.nanos())));

    try (Frame frame = capture(camera, 70, 1)) {
      assertThat(strip(frame).moving()).isTrue();
      assertThat(strip(frame).rotation()).isBetween(0.01, 9.0);
    }
  }

  @Test
  void usesTheMemoryOfAClosedFrameAgain() throws InterruptedException {
    Camera camera = started(Settings.camera(PictureFormat.RAW));
    Frame first = capture(camera, 1, 1);
    first.close();
    Frame second = capture(camera, 2, 1);
    Frame third = capture(camera, 3, 1);

    assertThat(strip(first).step()).as("the memory of the first").isEqualTo(2);
    assertThat(strip(second).step()).isEqualTo(2);
    assertThat(strip(third).step()).isEqualTo(3);
  }

  @Test
  void aCaptureWithoutStartIsTheCallersMistake() {
    Camera camera = new SimulatedCamera(Settings.camera(PictureFormat.RAW), time, rig);

    assertThatIllegalStateException().isThrownBy(() -> capture(camera, 0, 1));
  }

  @Test
  void stopEndsAnExposureAndStartMakesReadyAgain() throws InterruptedException {
    Camera camera = started(Settings.camera(PictureFormat.RAW));
    time.in(Duration.ofMillis(20), () -> stop(camera));

    assertFails(FailureKind.STALLED, camera, 0, 1);
    assertThat(exposures).isZero();

    camera.clear(soon());
    camera.start(soon());
    capture(camera, 0, 2).close();
    assertThat(exposures).isEqualTo(1);
  }

  @Test
  void notesEveryCaptureThatBegins(@TempDir Path folder) throws InterruptedException, IOException {
    Path log = folder.resolve("captures.txt");
    SimulatorSettings simulator =
        new SimulatorSettings(
            1, 1, List.of(FaultSettings.always(FaultKind.ERROR)), Optional.of(log));
    Camera camera = started(Settings.camera(simulator, PictureFormat.RAW));

    assertFails(FailureKind.BUFFER_REJECTED, camera, 70, 1);
    capture(camera, 70, 2).close();

    long process = ProcessHandle.current().pid();
    assertThat(Files.readAllLines(log))
        .containsExactly(process + " 70 left 0 1", process + " 70 left 0 2");
  }

  @Test
  void aCaptureLogThatCannotBeWrittenIsNamed(@TempDir Path folder) throws InterruptedException {
    SimulatorSettings simulator =
        new SimulatorSettings(1, 1, List.of(), Optional.of(folder.resolve("no/where")));
    Camera camera = started(Settings.camera(simulator, PictureFormat.RAW));

    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> capture(camera, 70, 1))
        .withMessageContaining("capture log")
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void camerasAndMotionOfOneRunShareTheRig() throws InterruptedException {
    FakeContext context = new FakeContext(time);
    Camera camera =
        new SimulatedCameraFactory().create(Settings.camera(PictureFormat.RAW), context);
    new SimulatedMotionFactory()
        .create(Settings.motion(1), context)
        .moveTo(Position.of("rotation", 12), soon());
    camera.start(soon());

    try (Frame frame = capture(camera, 70, 1)) {
      assertThat(strip(frame).rotation()).isEqualTo(12);
    }
  }

  private static BufferedImage decoded(Frame frame) throws IOException {
    byte[] bytes = new byte[frame.bytes().remaining()];
    frame.bytes().get(bytes);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }
}
