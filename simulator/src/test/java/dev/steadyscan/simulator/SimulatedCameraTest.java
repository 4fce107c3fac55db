package dev.steadyscan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedCameraTest {
  private static final Position ASKED = Position.of("rotation", 250).with("height", 100);
  private static final Duration EXPOSURE = Duration.ofMillis(50);

  private final HandTime time = new HandTime();
  private final Rig rig = new Rig();
  private int exposures;

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
  void slowTakesLongerInRealTime() throws InterruptedException {
    Camera camera =
        started(
            Settings.camera(
                Settings.simulator(10, Settings.slow(Duration.ofSeconds(3))), PictureFormat.RAW));

    long begun = time.nanos();
    capture(camera, 0, 1).close();

    assertThat(time.nanos() - begun).isEqualTo(EXPOSURE.dividedBy(10).plusSeconds(3).toNanos());
    assertThat(exposures).isEqualTo(1);
  }

  @Test
  void errorThrowsAtOnceAndTheNextAttemptIsWell() throws InterruptedException {
    Camera camera = started(faulty(FaultKind.ERROR));

    assertFails(FailureKind.BUFFER_REJECTED, camera, 70, 1);
    assertThat(exposures).isZero();

    capture(camera, 70, 2).close();
  }

  @Test
  void hangEndsWhenTheCameraIsStopped() throws InterruptedException {
    Camera camera = started(faulty(FaultKind.HANG));
    time.in(Duration.ofSeconds(2), () -> stop(camera));

    assertFails(FailureKind.STALLED, camera, 70, 1);

    camera.start(soon());
    capture(camera, 70, 2).close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HANG", "HANG_UNTIL_REPLACED", "HANG_IN_STOP"})
  void closeEndsEveryHangButOne(FaultKind kind) throws InterruptedException {
    Camera camera = started(faulty(kind));
    time.in(Duration.ofSeconds(2), camera::close);

    long begun = time.nanos();
    assertFails(FailureKind.STALLED, camera, 70, 1);

    assertThat(time.nanos() - begun).isEqualTo(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void hangUntilReplacedTakesNoNoticeOfAStop() throws InterruptedException {
    Camera camera = started(faulty(FaultKind.HANG_UNTIL_REPLACED));
    time.in(Duration.ofSeconds(2), () -> stop(camera));
    time.in(Duration.ofSeconds(5), camera::close);

    long begun = time.nanos();
    assertFails(FailureKind.STALLED, camera, 70, 1);

    assertThat(time.nanos() - begun).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void hangInStopMakesEveryStopHangUntilTheCameraIsClosed() throws InterruptedException {
    Camera camera = started(faulty(FaultKind.HANG_IN_STOP));
    long begun = time.nanos();
    time.in(Duration.ofSeconds(2), () -> stop(camera));
    time.in(Duration.ofSeconds(5), camera::close);

    assertFails(FailureKind.STALLED, camera, 70, 1);

    assertThat(time.nanos() - begun).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void hangUntilExitOutlivesStopCloseAndInterrupts() throws InterruptedException {
    Camera camera = started(faulty(FaultKind.HANG_UNTIL_EXIT));
    Thread thread =
        new Thread(
            () -> {
              try {
                capture(camera, 70, 1).close();
              } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
              }
            });
    thread.setDaemon(true);
    thread.start();

    for (int i = 0; i < 3; i++) {
      awaitParked(thread);
      thread.interrupt();
    }
    stop(camera);
    camera.clear(soon());
    camera.close();
    awaitParked(thread);
    assertThat(thread.isAlive()).isTrue();
  }

  @Test
  void tornIsHalfAJpegOfAnExposureThatWasWell() throws InterruptedException {
    Camera camera = started(faulty(FaultKind.TORN));

    try (Frame frame = capture(camera, 70, 1)) {
      ByteBuffer bytes = frame.bytes();
      assertThat(frame.mediaType()).contains("image/jpeg");
      assertThat(bytes.getShort(0) & 0xFFFF).isEqualTo(0xFFD8);
      assertThat(bytes.getShort(bytes.limit() - 2) & 0xFFFF).isNotEqualTo(0xFFD9);
    }
    assertThat(exposures).isEqualTo(1);
  }

  @Test
  void staleIsThePictureBeforeAndSaysThatItIsOld() throws InterruptedException {
    FaultSettings atSeventy =
        new FaultSettings(
            FaultKind.STALE,
            Optional.empty(),
            Optional.of(70),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    rig.install(Position.of("rotation", 30));
    Camera camera = started(Settings.camera(PictureFormat.RAW, atSeventy));
    capture(camera, 69, 1).close();
    rig.home(Position.of("rotation", 40));

    long stood = time.nanos();
    try (Frame frame = capture(camera, 70, 1)) {
      assertThat(frame.metadata().exposedAt().orElseThrow()).isLessThan(stood);
      assertThat(strip(frame).step()).isEqualTo(69);
      assertThat(strip(frame).rotation()).isEqualTo(30);
    }
    assertThat(exposures).as("only the first").isEqualTo(1);
  }

  @Test
  void staleAsTheFirstPictureOfAllIsOldToo() throws InterruptedException {
    Camera camera = started(faulty(FaultKind.STALE));

    long stood = time.nanos();
    try (Frame frame = capture(camera, 0, 1)) {
      assertThat(frame.metadata().exposedAt().orElseThrow()).isLessThan(stood);
    }
    assertThat(exposures).isZero();
  }

  @Test
  void lostPositionLeavesThePictureWellAndTheNextMoveOff() throws InterruptedException {
    SimulatedMotion motion = new SimulatedMotion(Settings.motion(1), time, rig);
    motion.home(soon());
    Camera camera = started(faulty(FaultKind.LOST_POSITION));
    try (Frame frame = capture(camera, 0, 1)) {
      assertThat(strip(frame).rotation()).isZero();
    }
    assertThat(motion.state(soon()).trusted()).isTrue();

    motion.moveTo(Position.of("rotation", 10), soon());

    assertThat(motion.state(soon()).trusted()).isFalse();
    try (Frame frame = capture(camera, 1, 2)) {
      assertThat(Math.abs(strip(frame).rotation() - 10)).isBetween(2.0, 7.0);
    }
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

  private static CameraSettings faulty(FaultKind kind) {
    return Settings.camera(PictureFormat.RAW, FaultSettings.always(kind));
  }

  private Camera started(CameraSettings settings) throws InterruptedException {
    Camera camera = new SimulatedCamera(settings, time, rig);
    camera.start(soon());
    return camera;
  }

  private Frame capture(Camera camera, int step, int attempt) throws InterruptedException {
    ShotId shot = new ShotId("test", ShotId.MAIN, step, "left", 0, attempt);
    CaptureRequest request =
        new CaptureRequest(shot, ASKED, time.nanos(), ShotSettings.unchanged());
    return camera.capture(request, () -> exposures++, soon());
  }

  private void assertFails(FailureKind kind, Camera camera, int step, int attempt) {
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> capture(camera, step, attempt))
        .satisfies(failed -> assertThat(failed.failure().kind()).isEqualTo(kind));
  }

  private void stop(Camera camera) {
    try {
      camera.stop(soon());
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void awaitParked(Thread thread) {
    while (thread.isInterrupted() || thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }

  private static Strip strip(Frame frame) {
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

  private static BufferedImage decoded(Frame frame) throws IOException {
    byte[] bytes = new byte[frame.bytes().remaining()];
    frame.bytes().get(bytes);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private Deadline soon() {
    return Deadline.after(time, Duration.ofMinutes(1));
  }
}
