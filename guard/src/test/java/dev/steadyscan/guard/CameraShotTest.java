package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shots on a camera that fails at most in its answers. */
class CameraShotTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void open() throws InterruptedException {
    bench.opened();
  }

  @AfterEach
  void leavesNothingBehind() {
    bench.close();
  }

  @Test
  void takesAPicture() {
    ShotOutcome outcome = Bench.end(bench.shoot(70));

    assertThat(outcome.shot()).isEqualTo(Bench.request(70).shot());
    assertThat(outcome.attempts()).isEqualTo(1);
    assertThat(bench.exposed).hasValue(1);
    assertThat(bench.story()).containsExactly("attempt 70/1", "taken 70/1");
    assertThat(bench.script.calls()).containsExactly("capture 70/1");
    outcome.frame().orElseThrow().close();
  }

  @Test
  void triesAgainAsThePolicySaysAndCountsOnFromTheRequestsAttempt() {
    bench.policy.decides(new Retry(Duration.ZERO));
    bench.script.on("capture", Behaviour.failing(FailureKind.BUFFER_REJECTED, "EINVAL"));
    CaptureRequest repair =
        new CaptureRequest(
            new ShotId("s", ShotId.MAIN, 70, "left", 0, 4),
            Position.nowhere(),
            0,
            ShotSettings.unchanged());

    ShotOutcome outcome = Bench.end(bench.shoot(repair));

    assertThat(outcome.attempts()).isEqualTo(2);
    assertThat(outcome.shot().attempt()).isEqualTo(5);
    assertThat(bench.script.calls()).containsExactly("capture 70/4", "capture 70/5");
    assertThat(bench.story())
        .containsExactly(
            "attempt 70/4",
            "failed 70/4 BUFFER_REJECTED",
            "recovery Retry",
            "recovered",
            "attempt 70/5",
            "taken 70/5");
    outcome.frame().orElseThrow().close();
  }

  @Test
  void givesUpAfterTheLastAttemptWithItsFailure() {
    bench.policy.decides(new Retry(Duration.ZERO), new Retry(Duration.ZERO));
    bench.script.on(
        "capture",
        Behaviour.failing(FailureKind.GONE, "one"),
        Behaviour.failing(FailureKind.GONE, "two"),
        Behaviour.failing(FailureKind.STALLED, "three"));

    ShotOutcome outcome = Bench.end(bench.shoot(70));

    assertThat(outcome.attempts()).isEqualTo(3);
    assertThat(outcome.shot().attempt()).isEqualTo(3);
    assertThat(outcome.failure().orElseThrow().message()).isEqualTo("three");
    assertThat(bench.exposed).hasValue(1);
  }

  @Test
  void configuresOnlyWhatDiffersFromWhatWasConfirmed() {
    ShotSettings focus = ShotSettings.builder().focus(2).build();
    for (CaptureRequest request :
        List.of(
            Bench.request(0, Bench.gain(2)),
            Bench.request(1, Bench.gain(2)),
            Bench.request(2),
            Bench.request(3, focus))) {
      Bench.end(bench.shoot(request)).frame().orElseThrow().close();
    }

    assertThat(bench.script.calls())
        .containsExactly(
            "configure gain 2.0",
            "capture 0/1",
            "capture 1/1",
            "capture 2/1",
            "configure gain 2.0 focus 2.0",
            "capture 3/1");
  }

  @Test
  void tellsTheCameraAllSettingsThatAreInForce() {
    AtomicReference<CaptureRequest> seen = new AtomicReference<>();
    bench.script.on(
        "capture",
        Behaviour.good(),
        Behaviour.frame(
            request -> {
              seen.set(request);
              return bench.frames.next();
            }));
    Bench.end(bench.shoot(Bench.request(0, Bench.gain(2)))).frame().orElseThrow().close();
    bench.good(1);

    assertThat(seen.get().settings()).isEqualTo(Bench.gain(2));
  }

  @Test
  void neverRetriesARefusedSettingNorAsksThePolicyAndKeepsTheOldOnes() {
    bench.script.on("configure", Behaviour.failing(FailureKind.SETTING_REFUSED, "no such gain"));

    ShotOutcome outcome = Bench.end(bench.shoot(Bench.request(0, Bench.gain(99))));
    bench.good(1);

    assertThat(outcome.failure().orElseThrow().kind()).isEqualTo(FailureKind.SETTING_REFUSED);
    assertThat(outcome.attempts()).isZero();
    assertThat(outcome.shot().attempt()).isZero();
    assertThat(bench.policy.questions()).isEmpty();
    assertThat(bench.script.calls()).containsExactly("configure gain 99.0", "capture 1/1");
  }

  @Test
  void bringsAnyOtherFailureOfConfigureToThePolicyAndConfiguresAgain() {
    bench.policy.decides(new Retry(Duration.ZERO));
    bench.script.on("configure", Behaviour.throwing(IllegalStateException::new));

    ShotOutcome outcome = Bench.end(bench.shoot(Bench.request(0, Bench.gain(2))));

    assertThat(outcome.attempts()).isEqualTo(1);
    assertThat(bench.policy.questions().get(0).history().attempt()).isZero();
    assertThat(bench.script.calls())
        .containsExactly("configure gain 2.0", "configure gain 2.0", "capture 0/1");
    outcome.frame().orElseThrow().close();
  }

  @Test
  void tellsOnceAndBeforeTheFrameThatTheExposureIsOver() {
    List<String> order = new ArrayList<>();
    bench.script.on(
        "capture",
        Behaviour.exposedThen(
            Behaviour.exposedThen(
                invocation -> {
                  order.add("read out");
                  return bench.frames.next();
                })));

    CompletableFuture<ShotOutcome> shot =
        bench.camera.shoot(
            Bench.request(0), () -> order.add("exposed"), Deadline.after(bench.time, Bench.POINT));

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(order).containsExactly("exposed", "read out");
  }

  @Test
  void survivesAnExposedThatThrows() {
    CompletableFuture<ShotOutcome> shot =
        bench.camera.shoot(
            Bench.request(0),
            () -> {
              throw new IllegalStateException("pipeline");
            },
            Deadline.after(bench.time, Bench.POINT));

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(bench.story())
        .contains("note what runs after an exposure threw IllegalStateException: pipeline");
  }

  @Test
  void makesNoFurtherAttemptOnceTheRigMayMove() throws InterruptedException {
    bench.policy.decides(new Retry(Duration.ZERO));
    bench.script.on(
        "capture", Behaviour.exposedThen(Behaviour.failing(FailureKind.BAD_FRAME, "torn")));

    ShotOutcome outcome = Bench.end(bench.shoot(0));
    bench.settle();

    assertThat(outcome.failure().orElseThrow().message()).isEqualTo("torn");
    assertThat(outcome.attempts()).isEqualTo(1);
    assertThat(bench.exposed).hasValue(1);
    assertThat(bench.script.calls()).containsExactly("capture 0/1", "clear");
    assertThat(bench.story()).endsWith("failed 0/1 BAD_FRAME", "recovery Retry", "recovered");
  }

  @Test
  void refusesAndClosesAStaleFrame() {
    bench.script.on("capture", Behaviour.frame(request -> bench.frames.exposedAt(1_000_000)));
    CaptureRequest request =
        new CaptureRequest(
            Bench.request(0).shot(), Position.nowhere(), 36_000_000, ShotSettings.unchanged());

    Failure failure = Bench.failure(bench.shoot(request));

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_FRAME);
    assertThat(failure.message())
        .isEqualTo("the frame is stale: its exposure began 35 ms before the rig stood still");
    assertThat(bench.frames.unclosed()).isZero();
  }

  @Test
  void refusesAndClosesATornFrame() {
    bench.script.on(
        "capture", Behaviour.frame(request -> bench.frames.encoded("image/jpeg", 0xff, 0xd8, 1)));

    Failure failure = Bench.failure(bench.shoot(0));

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_FRAME);
    assertThat(failure.message()).contains("torn").contains("JPEG");
    assertThat(bench.frames.unclosed()).isZero();
  }

  @Test
  void countsANullAndAnyThrowableAsADefect() {
    bench.policy.decides(new Retry(Duration.ZERO), new Retry(Duration.ZERO));
    bench.script.on(
        "capture",
        Behaviour.nothing(),
        Behaviour.throwing(StackOverflowError::new),
        Behaviour.throwing(() -> new NoClassDefFoundError("x")));

    assertThat(Bench.failure(bench.shoot(0)).kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(bench.policy.questions())
        .extracting(question -> question.failure().kind())
        .startsWith(FailureKind.DEFECT, FailureKind.DEFECT);
    assertThat(bench.policy.questions().get(0).failure().message())
        .isEqualTo("capture returned null");
  }

  @Test
  void capturesAsACameraAndThrowsTheFailure() throws InterruptedException {
    Deadline deadline = Deadline.after(bench.time, Bench.POINT);
    bench.camera.capture(Bench.request(0), () -> {}, deadline).close();
    bench.script.on("capture", Behaviour.failing(FailureKind.GONE, "unplugged"));

    assertThatThrownBy(() -> bench.camera.capture(Bench.request(1), () -> {}, deadline))
        .isInstanceOf(DeviceException.class)
        .hasMessage("unplugged");
  }

  @Test
  void delegatesTheOtherMethodsOfACamera() throws InterruptedException {
    Deadline deadline = Deadline.after(bench.time, Bench.POINT);
    bench.camera.stop(deadline);
    bench.camera.clear(deadline);
    bench.camera.start(deadline);
    bench.camera.start(deadline);
    bench.camera.configure(Bench.gain(3), deadline);

    assertThat(bench.script.calls())
        .containsExactly("stop", "clear", "start", "configure gain 3.0");
    bench.script.on("stop", Behaviour.failing(FailureKind.GONE, "unplugged"));
    assertThatThrownBy(() -> bench.camera.stop(deadline)).hasMessage("unplugged");
  }

  @Test
  void aCancelledShotLetsTheRigGoAndItsFrameIsDropped() throws InterruptedException {
    Hang hang = Hang.forEver();
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    hang.awaitEntered();

    assertThat(shot.cancel(false)).isTrue();

    assertThat(bench.exposed).hasValue(1);
    hang.release();
    bench.settle();
    assertThat(bench.frames.unclosed()).isZero();
    assertThat(bench.exposed).hasValue(1);
  }

  @Test
  void takesShotsInTheOrderOfTheirAsking() {
    CompletableFuture<ShotOutcome> first = bench.shoot(0);
    CompletableFuture<ShotOutcome> second = bench.shoot(1);

    Bench.end(first).frame().orElseThrow().close();
    Bench.end(second).frame().orElseThrow().close();

    assertThat(bench.script.calls()).containsExactly("capture 0/1", "capture 1/1");
  }
}
