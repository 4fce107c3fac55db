package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent.AttemptFailed;
import dev.steadyscan.api.event.DeviceEvent.AttemptStarted;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.RecoveryEnded;
import dev.steadyscan.api.event.DeviceEvent.SettingsLocked;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.guard.policy.StopClearWaitRestart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The camera over its agent and the stand-in: everything but libcamera and the sensor is real. */
@Timeout(300)
class PiCameraTest {
  private static final RecoveryPolicy RESTART =
      new StopClearWaitRestart(
          new StopClearWaitRestart.Settings(Duration.ZERO, Duration.ZERO, Duration.ZERO));

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void givesPixelsOutOfSharedMemoryWithWhatIsKnownOfThem() throws InterruptedException {
    try (Shooting shooting = new Shooting(new StandIn().focus(2), folder, RESTART)) {
      long before = System.nanoTime();
      try (Frame frame = shooting.shoot()) {
        assertThat(frame.format()).hasValue(PixelFormat.RGB8);
        assertThat(frame.rows()).isEqualTo(2464);
        assertThat(frame.columns()).isEqualTo(3280);
        assertThat(frame.stride()).isGreaterThan(3 * 3280);
        FrameMetadata known = frame.metadata();
        assertThat(known.exposedAt().orElseThrow()).isGreaterThan(before);
        assertThat(known.focus()).hasValue(2);
        assertThat(known.exposure()).isPresent();
        assertThat(known.sensorTimestamp()).isPresent();
      }
    }
  }

  @Test
  void givesTheSensorsValuesAsAFileOfSixteenBits() throws InterruptedException {
    StandIn raw = small().format(PictureFormat.RAW);
    try (Shooting shooting = new Shooting(raw, folder, RESTART);
        Frame frame = shooting.shoot()) {
      assertThat(frame.mediaType()).hasValue(Pgm.MEDIA_TYPE);
      String head = StandardCharsets.US_ASCII.decode(frame.bytes().slice(0, 40)).toString();
      assertThat(head).startsWith("P5\n# colours BGGR, 16 bits\n640 480\n65535");
      assertThat(frame.size()).isGreaterThan(640 * 480 * 2);
    }
  }

  @Test
  void measuresOnceAndHoldsThatOverARestart() throws InterruptedException {
    StandIn stalls = small().script("{'faults':[{'fault':'stall','capture':1}]}");
    try (Shooting shooting = new Shooting(stalls, folder, RESTART)) {
      Frame first = shooting.shoot();
      first.close();
      Frame second = shooting.shoot();
      second.close();

      assertThat(shooting.events(RecoveryEnded.class)).hasSize(1);
      assertThat(second.metadata().exposure()).isEqualTo(first.metadata().exposure());
      assertThat(second.metadata().gain()).isEqualTo(first.metadata().gain());
      assertThat(second.metadata().focus()).isEqualTo(first.metadata().focus());
      assertThat(second.metadata().whiteBalance()).isEqualTo(first.metadata().whiteBalance());
      ShotSettings held = shooting.events(SettingsLocked.class).get(0).settings();
      assertThat(shooting.events(SettingsLocked.class)).hasSize(1);
      assertThat(held.exposure()).isEqualTo(first.metadata().exposure());
    }
  }

  @Test
  void isNeverReplacedByAnotherCameraThatMovedUpToItsIndex() throws InterruptedException {
    String cameras =
        "'cameras':[{'id':'/base/a','model':'a','size':[640,480]},"
            + "{'id':'/base/b','model':'b','size':[640,480]}]";
    String faults =
        "'faults':[{'fault':'segfault','capture':1},"
            + "{'fault':'missing','camera':'/base/a','list':2,'times':0}]";
    StandIn first = small().index(0).script("{" + cameras + "," + faults + "}");
    try (Shooting shooting = new Shooting(first, folder, RESTART)) {
      shooting.shoot(1);

      assertThat(shooting.tryShots(1)).isZero();
      assertThat(shooting.failures())
          .last()
          .extracting(Failure::message)
          .asString()
          .contains("/base/a");
    }
  }

  @Test
  void saysThatWhatItMeasuredHadNotComeToRest() throws InterruptedException {
    StandIn slow = small().script("{'frame-us':450000}");
    try (Shooting shooting = new Shooting(slow, folder, RESTART)) {
      assertThat(shooting.events(Note.class))
          .filteredOn(note -> note.severity() == Severity.WARNING)
          .extracting(Note::text)
          .anyMatch(text -> text.startsWith("measuring had not come to rest after 2000 ms: "));
    }
  }

  @Test
  void aResumedScanHoldsWhatWasMeasuredBefore() throws InterruptedException {
    ShotSettings before =
        ShotSettings.builder()
            .exposure(Duration.ofMillis(3))
            .gain(3)
            .focus(4)
            .whiteBalance(new WhiteBalance(2.5, 1.25))
            .build();
    StandIn stalls = small().script("{'faults':[{'fault':'stall','capture':1}]}");
    try (Shooting shooting = new Shooting(stalls, folder, RESTART, before)) {
      shooting.shoot(1);
      try (Frame afterARestart = shooting.shoot()) {
        FrameMetadata known = afterARestart.metadata();
        assertThat(known.exposure()).hasValue(Duration.ofMillis(3));
        assertThat(known.gain()).hasValue(3);
        assertThat(known.focus()).hasValue(4);
        assertThat(known.whiteBalance()).hasValue(new WhiteBalance(2.5, 1.25));
      }
      assertThat(shooting.events(RecoveryEnded.class)).hasSize(1);
      assertThat(shooting.events(SettingsLocked.class)).isEmpty();
    }
  }

  @Test
  void aSilentStallEndsTheCaptureLongBeforeItsLimit() throws InterruptedException {
    StandIn stalls = small().script("{'faults':[{'fault':'stall','capture':2}]}");
    try (Shooting shooting = new Shooting(stalls, folder, RESTART)) {
      shooting.shoot(4);

      assertThat(shooting.events(AttemptFailed.class))
          .singleElement()
          .returns(FailureKind.STALLED, failed -> failed.failure().kind());
      assertThat(shooting.events(AttemptStarted.class)).hasSize(5);
    }
  }

  @Test
  void aStallBetweenShotsIsRepairedBetweenShots() throws InterruptedException {
    StandIn stalls = small().script("{'faults':[{'fault':'stall','capture':1,'when':'after'}]}");
    try (Shooting shooting = new Shooting(stalls, folder, RESTART)) {
      shooting.shoot(2);
      shooting.await(event -> event instanceof RecoveryEnded);
      shooting.shoot(1);

      assertThat(shooting.events(AttemptFailed.class)).isEmpty();
      assertThat(shooting.events(RecoveryEnded.class))
          .singleElement()
          .returns(true, RecoveryEnded::completed);
    }
  }

  @Test
  void aCameraWithoutALensRefusesFocusAndIsNotTriedAgain() {
    StandIn camera = small().id(StandIn.FIXED).focus(2);

    assertThatThrownBy(() -> new Shooting(camera, folder, RESTART))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("focus = 2")
        .extracting(e -> ((DeviceException) e).failure().kind())
        .isEqualTo(FailureKind.SETTING_REFUSED);
  }

  @Test
  void aShotMayChangeSettingsAndTheNextHasThoseOfBefore() throws InterruptedException {
    try (Shooting shooting = new Shooting(small().gain(2), folder, RESTART)) {
      try (Frame bright = shooting.shoot(ShotSettings.builder().gain(4).build())) {
        assertThat(bright.metadata().gain()).hasValue(4);
      }
      try (Frame focused = shooting.shoot(ShotSettings.builder().focus(1).build())) {
        assertThat(focused.metadata().focus()).hasValue(1);
      }
    }
  }

  @Test
  void aCameraThatIsNotThereIsNamedWithThoseThatAre() {
    StandIn camera = small().id("/base/imx219@10");

    assertThatThrownBy(() -> new Shooting(camera, folder, RESTART))
        .hasMessageContaining("/base/imx219@10")
        .hasMessageContaining(StandIn.LENS);
  }

  @Test
  void aHostThatDoesNotGivePicturesBackGetsNoFurther() throws InterruptedException {
    try (Shooting shooting = new Shooting(small(), folder, RESTART)) {
      Frame first = shooting.shoot();
      Frame second = shooting.shoot();
      Frame third = shooting.shoot();

      assertThatThrownBy(shooting::shoot)
          .extracting(e -> ((DeviceException) e).failure().kind())
          .isEqualTo(FailureKind.BACKPRESSURE);
      first.close();
      second.close();
      third.close();
      shooting.shoot(1);
    }
  }

  private static StandIn small() {
    return new StandIn().size(640, 480);
  }
}
