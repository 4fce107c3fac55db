package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.core.config.CaptureConfig;
import dev.steadyscan.core.config.CaptureMode;
import dev.steadyscan.core.config.ImageFormat;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.guard.policy.StopClearWaitRestart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever part of a rig never returns, the scan ends by name, within its limits. */
@Timeout(30)
class HangingPartsTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration WAIT = Duration.ofMillis(5);

  @ParameterizedTest
  @ValueSource(strings = {"pattern.size", "pattern.notes", "pattern.step"})
  void aPatternThatHangsIsRefusedBeforeAnythingMoves(String call) throws InterruptedException {
    FakeRig rig = new FakeRig(call::equals);
    try (ScanPipeline pipeline = scan(rig).build()) {
      assertThatThrownBy(pipeline::run)
          .isInstanceOfSatisfying(
              ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLUGIN_DEFECT))
          .hasMessageContaining("pattern")
          .hasMessageContaining(call.substring("pattern.".length()));
    }
    assertThat(rig.calls).noneMatch(c -> c.startsWith("motion") || c.startsWith("left"));
    rig.free();
  }

  @ParameterizedTest
  @ValueSource(strings = {"motion.home", "motion.moveTo", "motion.state"})
  void aMotionThatHangsStopsTheScan(String call) throws InterruptedException {
    ScanResult result = run(new FakeRig(call::equals));
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.MOTION);
    assertThat(result.failure().orElseThrow())
        .hasMessageContaining(call.substring("motion.".length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"motion.stop", "motion.close", "left.close"})
  void aDeviceThatHangsWhenItIsClosedDoesNotHoldUpTheResult(String call)
      throws InterruptedException {
    ScanResult result = run(new FakeRig(call::equals));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
  }

  @Test
  void aCameraThatHangsInStartStopsTheScanBeforeItMoves() throws InterruptedException {
    FakeRig rig = new FakeRig("left.start"::equals);
    ScanResult result = run(rig);
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.CAMERA);
    assertThat(result.failure().orElseThrow()).hasMessageContaining("start");
    assertThat(rig.calls).doesNotContain("motion.home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"left.configure", "left.capture"})
  void aCameraThatHangsAtEveryShotLeavesGapsAndTheOtherCameraIsComplete(String call)
      throws InterruptedException {
    ScanResult result = run(new FakeRig(call::equals));
    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    assertThat(result.shots().completed()).isEqualTo(3);
    assertThat(result.gaps())
        .hasSize(3)
        .allMatch(gap -> gap.shot().camera().equals("left"))
        .allMatch(gap -> !gap.failure().message().isEmpty());
    assertThat(result.gaps().get(0).failure().kind()).isIn(FailureKind.TIMEOUT, FailureKind.BUSY);
  }

  @Test
  void theRepairPassLeavesOutACameraThatWasGivenUp() throws InterruptedException {
    FakeRig rig = new FakeRig("left.capture 0"::equals);
    List<DeviceEvent.Note> notes = new CopyOnWriteArrayList<>();
    ScanResult result =
        run(
            rig,
            scan(rig)
                .listener(
                    event -> {
                      if (event instanceof DeviceEvent.Note note) {
                        notes.add(note);
                      }
                    }));
    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    assertThat(result.gaps()).hasSize(3).allMatch(gap -> gap.shot().camera().equals("left"));
    assertThat(rig.calls.stream().filter("motion.moveTo"::equals)).hasSize(3);
    assertThat(notes)
        .filteredOn(note -> note.text().contains("repair"))
        .singleElement()
        .satisfies(note -> assertThat(note.device()).isEqualTo("left"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"left.stop", "left.clear"})
  void aRecoveryThatHangsLeavesGapsAtTheWorst(String call) throws InterruptedException {
    ScanResult result = run(new FakeRig(c -> c.equals("left.capture 1") || c.equals(call)));
    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    assertThat(result.shots().completed()).isGreaterThanOrEqualTo(4);
    assertThat(result.gaps()).extracting(gap -> gap.shot().step()).contains(1);
  }

  @Test
  void aPolicyThatHangsInItsDecisionCostsTheShotOnly() throws InterruptedException {
    FakeRig rig = new FakeRig(call -> call.equals("left.capture 1") || call.equals("decide"));
    ScanResult result = run(rig, scan(rig).recovery(policy(rig)));
    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    assertThat(result.gaps()).extracting(gap -> gap.shot().step()).contains(1);
  }

  @Test
  void aPolicyThatHangsInItsLongestWaitIsRefused() throws InterruptedException {
    FakeRig rig = new FakeRig("longestWait"::equals);
    try (ScanPipeline pipeline = scan(rig).recovery(policy(rig)).build()) {
      assertThatThrownBy(pipeline::run)
          .isInstanceOf(ScanException.class)
          .hasMessageContaining("recovery");
    }
    rig.free();
  }

  @Test
  void aListenerThatHangsHoldsNothingUp() throws InterruptedException {
    FakeRig rig = new FakeRig("listener"::equals);
    ScanResult result = run(rig, scan(rig).listener(event -> rig.called("listener")));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
  }

  @Test
  void aConsumerThatHangsStopsTheScanByName() throws InterruptedException {
    FakeRig rig = new FakeRig("consumer"::equals);
    ScanResult result = run(rig, scan(rig).frames((report, frame) -> rig.called("consumer")));
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().getMessage()).isNotEmpty();
  }

  @Test
  void aPatternThatHangsInTheMiddleOfTheScanStopsIt() throws InterruptedException {
    FakeRig rig = new FakeRig("late step"::equals);
    Pattern pattern = rig.pattern(3);
    Pattern hangsLater =
        new Pattern() {
          @Override
          public int size() {
            return 3;
          }

          @Override
          public ScanStep step(int index) {
            if (rig.calls.contains("left.capture 0")) {
              rig.called("late step");
            }
            return pattern.step(index);
          }
        };
    ScanResult result = run(rig, scan(rig).pattern(hangsLater));
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.PLUGIN_DEFECT);
  }

  private static ScanResult run(FakeRig rig) throws InterruptedException {
    return run(rig, scan(rig));
  }

  private static ScanResult run(FakeRig rig, ScanPipelineBuilder builder)
      throws InterruptedException {
    try (ScanPipeline pipeline = builder.build()) {
      return pipeline.run();
    } finally {
      rig.free();
    }
  }

  private static ScanPipelineBuilder scan(FakeRig rig) {
    return ScanPipeline.builder()
        .name("hang")
        .pattern(bracketed(rig))
        .motion(rig.motion(), rig.motionInfo())
        .camera("left", profile -> rig.camera("left"), rig.cameraInfo())
        .camera("right", profile -> rig.camera("right"), rig.cameraInfo())
        .settle(Duration.ZERO)
        .stopLimit(Duration.ofSeconds(2))
        .callLimit(SHORT)
        .recovery(new StopClearWaitRestart(new StopClearWaitRestart.Settings(WAIT, WAIT, WAIT)))
        .capture(
            new CaptureConfig(CaptureMode.TOGETHER, Duration.ZERO, SHORT, 2, Duration.ofSeconds(2)))
        .write(new WriteConfig(ImageFormat.JPEG, 95, 1 << 20, SHORT))
        .frames((report, frame) -> {});
  }

  /** Three steps with settings, so that configure is called. */
  private static Pattern bracketed(FakeRig rig) {
    Pattern plain = rig.pattern(3);
    return new Pattern() {
      @Override
      public int size() {
        return plain.size();
      }

      @Override
      public List<String> notes() {
        return plain.notes();
      }

      @Override
      public ScanStep step(int index) {
        return ScanStep.builder(plain.step(index).position())
            .shot(ShotSettings.builder().gain(2).build())
            .build();
      }
    };
  }

  private static RecoveryPolicy policy(FakeRig rig) {
    return new RecoveryPolicy() {
      @Override
      public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
        rig.called("decide");
        return new RecoveryDecision.Retry(Duration.ZERO);
      }

      @Override
      public Duration longestWait() {
        rig.called("longestWait");
        return Duration.ZERO;
      }
    };
  }
}
