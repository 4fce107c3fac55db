package dev.steadyscan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.simulator.fault.FaultKind;
import dev.steadyscan.simulator.fault.FaultSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedCameraFaultsTest extends CameraBench {

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

  private static CameraSettings faulty(FaultKind kind) {
    return Settings.camera(PictureFormat.RAW, FaultSettings.always(kind));
  }

  private static void awaitParked(Thread thread) {
    while (thread.isInterrupted() || thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }
}
