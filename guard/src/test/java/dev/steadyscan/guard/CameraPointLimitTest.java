package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rig waits for a point until its limit; what does not fit goes on beside the scan. */
class CameraPointLimitTest {
  private static final Duration POINT = Duration.ofSeconds(7);
  private static final Duration LONG_WAIT = Duration.ofSeconds(40);
  private static final Behaviour FAILS = Behaviour.failing(FailureKind.STALLED, "frozen");

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
  void passingDuringAnAttemptEndsTheShotAndTheLateFrameIsDropped() throws InterruptedException {
    Hang slow = Hang.forEver();
    bench.script.on("capture", slow);
    CompletableFuture<ShotOutcome> shot = shoot(0);

    bench.timeOut(slow, POINT);

    Failure failure = Bench.failure(shot);
    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure.message()).isEqualTo("the point's limit passed, 7 s after the request");
    assertThat(Bench.end(shot).attempts()).isEqualTo(1);
    assertThat(bench.exposed).hasValue(1);

    slow.release();
    bench.settle();
    assertThat(bench.frames.unclosed()).isZero();
    assertThat(bench.exposed).hasValue(1);
    assertThat(bench.policy.questions()).isEmpty();
    assertThat(bench.camera.stuckCalls()).isZero();
    assertThat(bench.story())
        .containsExactly(
            "attempt 0/1", "note the frame of step 0 came when its point was over; dropped");
  }

  @Test
  void thatHadPassedBeforeTheRequestIsSaidSo() {
    CompletableFuture<ShotOutcome> shot =
        bench.camera.shoot(Bench.request(0), () -> {}, Deadline.after(bench.time, Duration.ZERO));

    assertThat(Bench.failure(shot).kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(Bench.failure(shot).message())
        .isEqualTo("the point's limit had passed before it was this camera's turn");
    assertThat(bench.script.calls()).isEmpty();
  }

  @Test
  void passingDuringAnAttemptThatHangsIsFollowedByTheRecoveryBesideTheScan() {
    bench.policy.decides(new Restart(Duration.ZERO, Duration.ZERO));
    Hang hang = Hang.untilStopped();
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = shoot(0);
    bench.timeOut(hang, POINT);
    assertThat(Bench.failure(shot).kind()).isEqualTo(FailureKind.TIMEOUT);

    CompletableFuture<ShotOutcome> next = shoot(1);
    bench.pass(Bench.CAPTURE.minus(POINT));

    Bench.end(next).frame().orElseThrow().close();
    assertThat(bench.script.calls())
        .containsExactly("capture 0/1", "stop", "clear", "start", "capture 1/1");
  }

  @Test
  void passingDuringARecoveryEndsTheShotWithItsLastFailureAndTheRecoveryGoesOn()
      throws InterruptedException {
    bench.policy.decides(new Restart(LONG_WAIT, Duration.ZERO));
    bench.script.on("capture", FAILS);
    CompletableFuture<ShotOutcome> shot = shoot(0);

    bench.after("step clear").pass(POINT);

    assertThat(Bench.failure(shot).message()).isEqualTo("frozen");
    assertThat(Bench.end(shot).attempts()).isEqualTo(1);
    bench.pass(LONG_WAIT.minus(POINT));
    bench.settle();
    assertThat(bench.script.calls())
        .containsExactly("capture 0/1", "stop", "clear", "start", "clear");
  }

  @Test
  void shotsFailAtOnceWhileARecoveryIsOverdue() {
    bench.policy.decides(new Restart(LONG_WAIT, Duration.ZERO));
    bench.script.on("capture", FAILS);
    CompletableFuture<ShotOutcome> shot = shoot(0);
    bench.after("step clear").pass(POINT);
    assertThat(Bench.failure(shot).message()).isEqualTo("frozen");

    ShotOutcome refused = Bench.end(shoot(1));

    assertThat(refused.attempts()).isZero();
    assertThat(refused.failure())
        .contains(
            Failure.of(
                FailureKind.BUSY, "capture", "left is recovering since 2030-01-01T12:00:00Z"));
    bench.pass(LONG_WAIT.minus(POINT));
    Bench.end(takenWhenRecovered()).frame().orElseThrow().close();
  }

  @Test
  void aShotThatArrivesDuringARecoveryWaitsForIt() {
    try (Bench one = new Bench("right", 1, false)) {
      one.policy.decides(new Restart(Duration.ofSeconds(2), Duration.ZERO));
      one.script.on("capture", FAILS);
      Bench.end(one.shoot(0));
      CompletableFuture<ShotOutcome> next = one.shoot(1);

      one.pass(Duration.ofSeconds(2));

      Bench.end(next).frame().orElseThrow().close();
    }
  }

  @Test
  void aShotWhosePointPassesWhileItWaitsForARecoveryFailsThenAndTheNextOnesAtOnce() {
    try (Bench one = new Bench("right", 1, false)) {
      one.policy.decides(new Restart(LONG_WAIT, Duration.ZERO));
      one.script.on("capture", FAILS);
      Bench.end(one.shoot(0));
      CompletableFuture<ShotOutcome> next = one.shoot(1);

      one.pass(Bench.POINT);

      assertThat(Bench.failure(next).kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(Bench.end(next).attempts()).isZero();
      assertThat(Bench.failure(one.shoot(2)).kind()).isEqualTo(FailureKind.BUSY);
      one.pass(LONG_WAIT.minus(Bench.POINT));
    }
  }

  @Test
  void aShotIsNotBegunPastItsPoint() {
    ShotOutcome outcome =
        Bench.end(
            bench.camera.shoot(
                Bench.request(0),
                bench.exposed::incrementAndGet,
                Deadline.after(bench.time, Duration.ZERO)));

    assertThat(outcome.failure().orElseThrow().kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(bench.script.calls()).isEmpty();
    assertThat(bench.exposed).hasValue(1);
  }

  private CompletableFuture<ShotOutcome> shoot(int step) {
    return bench.camera.shoot(
        Bench.request(step), bench.exposed::incrementAndGet, Deadline.after(bench.time, POINT));
  }

  /** Asks until the recovery is over: it ends beside, so a shot just before is still refused. */
  private CompletableFuture<ShotOutcome> takenWhenRecovered() {
    while (true) {
      CompletableFuture<ShotOutcome> shot = shoot(2);
      if (Bench.end(shot).frame().isPresent()) {
        return shot;
      }
      assertThat(Bench.failure(shot).kind()).isEqualTo(FailureKind.BUSY);
    }
  }
}
