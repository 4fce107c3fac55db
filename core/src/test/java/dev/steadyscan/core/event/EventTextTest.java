package dev.steadyscan.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.Phase;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.recovery.RecoveryDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTextTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final ShotId SHOT = new ShotId("demo", "main", 70, "left", 0, 1);
  private static final Failure TIMEOUT =
      Failure.of(FailureKind.TIMEOUT, "capture", "capture was not over after 2 s");

  @Test
  void aCaptureThatTimesOutIsFoundByTheWordsPeopleSearchFor() {
    assertThat(EventText.line(new DeviceEvent.AttemptStarted(NOW, SHOT)))
        .hasValue("step 70 left: CAPTURING, attempt 1");
    assertThat(EventText.line(new DeviceEvent.AttemptFailed(NOW, SHOT, TIMEOUT)))
        .hasValue(
            "step 70 left: attempt 1 failed, capture timeout: capture was not over after 2 s");
  }

  @Test
  void aRecoveryIsToldStepByStep() {
    RecoveryDecision restart =
        new RecoveryDecision.Restart(Duration.ofMillis(500), Duration.ofMillis(300));
    assertThat(EventText.line(new DeviceEvent.RecoveryStarted(NOW, "left", TIMEOUT, restart)))
        .hasValue("left: recovery begins: stop, clear, wait 500 ms, start, wait 300 ms");
    assertThat(
            EventText.line(
                new DeviceEvent.RecoveryStepDone(NOW, "left", "stop", Duration.ofMillis(6))))
        .hasValue("left: recovery: stopped (6 ms)");
    assertThat(
            EventText.line(
                new DeviceEvent.RecoveryEnded(
                    NOW, "left", TIMEOUT, restart, true, Duration.ofMillis(812))))
        .hasValue("left: recovery completed after 812 ms");
  }

  @Test
  void whatACameraLocksIsToldWithItsUnits() {
    ShotSettings settings =
        ShotSettings.builder()
            .exposure(Duration.ofNanos(8_300_000))
            .gain(1.5)
            .focus(0)
            .whiteBalance(new WhiteBalance(2.1, 1.25))
            .build();
    assertThat(EventText.line(new DeviceEvent.SettingsLocked(NOW, "left", settings)))
        .hasValue(
            "left: locked for the whole scan: exposure 8.3 ms, gain 1.5, focus 0 dioptres,"
                + " white balance 2.1 / 1.25");
    assertThat(EventText.text(ShotSettings.unchanged())).isEqualTo("nothing");
  }

  @Test
  void theEndSaysHowManyAndWhy() {
    assertThat(
            EventText.line(
                new ScanEvent.ScanEnded(NOW, ScanState.STOPPED, 288, 10, 1, "the disk is full")))
        .hasValue("scan stopped: 10 of 288 shots taken, 1 failed: the disk is full");
  }

  @Test
  void anEventThatNobodyKnowsIsNotWorthALine() {
    assertThat(EventText.line(() -> NOW)).isEmpty();
  }

  @Test
  void aMoveSaysWhere() {
    Position target = Position.of("rotation", 12.5).with("height", 50);
    assertThat(
            EventText.line(
                new ScanEvent.PhaseEntered(NOW, Phase.POSITIONING, OptionalInt.of(3), target)))
        .hasValue("step 3: POSITIONING to height 50, rotation 12.5");
  }

  @ParameterizedTest
  @CsvSource({
    "250, 250 ms",
    "2500, 2.5 s",
    "59999, 59.999 s",
    "200000, 3 min 20 s",
    "3900000, 1 h 5 min"
  })
  void durationsAreReadable(long millis, String text) {
    assertThat(EventText.text(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1536, 1.5 KiB", "48000, 47 KiB", "5368709120, 5.0 GiB"})
  void sizesAreReadable(long bytes, String text) {
    assertThat(EventText.size(bytes)).isEqualTo(text);
  }
}
