package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hang in every method of a camera. */
class CameraHangTest {
  private static final Restart AT_ONCE = new Restart(Duration.ZERO, Duration.ZERO);
  private static final Behaviour FAILS = Behaviour.failing(FailureKind.STALLED, "frozen");

  private final Bench bench = new Bench();

  @AfterEach
  void leavesNothingBehind() {
    bench.close();
  }

  @Test
  void inOpenEndsTheOpeningByName() {
    Hang hang = Hang.forEver();
    bench.script.on("open", hang);
    CompletableFuture<Throwable> opening = openBeside();

    bench.timeOut(hang, Bench.OPEN);

    assertThat(opening.join())
        .isInstanceOf(DeviceException.class)
        .hasMessage("open was not over after 15 s");
    assertThat(Bench.failure(bench.shoot(0)).message()).isEqualTo("open has been stuck for 15 s");
    assertThat(bench.script.calls()).containsExactly("open NORMAL");

    hang.release();
    bench.awaitNoneStuck();
    assertThat(bench.script.calls()).containsExactly("open NORMAL", "close");
  }

  @Test
  void inStartEndsTheOpeningByName() {
    Hang hang = Hang.forEver();
    bench.script.on("start", hang);
    CompletableFuture<Throwable> opening = openBeside();

    bench.timeOut(hang, Bench.START);

    assertThat(opening.join())
        .isInstanceOf(DeviceException.class)
        .hasMessage("start was not over after 5 s");
  }

  @Test
  void inConfigureGoesToThePolicyAndNothingEntersTheCameraBeforeItReturned()
      throws InterruptedException {
    bench.opened();
    Hang hang = Hang.untilStopped();
    bench.policy.decides(AT_ONCE);
    bench.script.on("configure", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(Bench.request(0, Bench.gain(2)));

    bench.timeOut(hang, Bench.CONFIGURE);

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(bench.policy.questions().get(0).failure().operation()).isEqualTo("configure");
    assertThat(bench.script.calls())
        .containsExactly(
            "configure gain 2.0", "stop", "clear", "start", "configure gain 2.0", "capture 0/1");
  }

  @Test
  void inCaptureThatAStopDoesNotEndIsWaitedForWithinTheStopsLimit() throws InterruptedException {
    bench.opened();
    Hang hang = Hang.forEver();
    bench.policy.decides(AT_ONCE, new GiveUp("enough"));
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(70);

    bench.timeOut(hang, Bench.CAPTURE);
    bench.after("step clear").pass(Bench.STOP);

    Failure failure = Bench.failure(shot);
    assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(failure.operation()).isEqualTo("start");
    assertThat(failure.message()).isEqualTo("capture of step 70 has been stuck for 13 s");
    assertThat(bench.script.calls()).containsExactly("capture 70/1", "stop", "clear");
    assertThat(bench.story()).contains("step start BUSY", "not recovered");
  }

  @Test
  void thatIsGivenUpIsToldUntilTheCallReturns() throws InterruptedException {
    bench.opened();
    Hang hang = Hang.forEver();
    bench.policy.decides(new GiveUp("enough"), new GiveUp("enough"));
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(70);
    assertThat(bench.camera.isOutOfService()).isFalse();

    bench.timeOut(hang, Bench.CAPTURE);
    Bench.failure(shot);
    assertThat(bench.camera.isOutOfService()).isTrue();
    assertThat(Bench.failure(bench.shoot(71)).kind()).isEqualTo(FailureKind.BUSY);
    assertThat(bench.camera.isOutOfService()).isTrue();

    hang.release();
    bench.awaitNoneStuck();
    bench.settle();
    assertThat(bench.camera.isOutOfService()).isFalse();
    bench.good(72);
  }

  @Test
  void aShotThatIsGivenUpWithNothingStuckLeavesTheCameraInService() throws InterruptedException {
    bench.opened();
    bench.policy.decides(new GiveUp("enough"));
    bench.script.on("capture", FAILS);

    Bench.failure(bench.shoot(0));

    assertThat(bench.camera.isOutOfService()).isFalse();
  }

  @Test
  void inCaptureThatReturnsWhileItIsWaitedForIsFollowedByTheStart() throws InterruptedException {
    bench.opened();
    Hang hang = Hang.forEver();
    bench.policy.decides(AT_ONCE);
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(70);

    bench.timeOut(hang, Bench.CAPTURE);
    bench.time.awaitWaiter(Bench.STOP);
    hang.release();

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(bench.script.calls())
        .containsExactly("capture 70/1", "stop", "clear", "start", "capture 70/2");
  }

  @Test
  void inStopIsFollowedByTheClearAndGoesToThePolicy() throws InterruptedException {
    bench.opened();
    Hang stop = Hang.forEver();
    bench.policy.decides(AT_ONCE, new Replace(MemoryProfile.NORMAL));
    bench.script.on("capture", FAILS).on("stop", stop);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);

    bench.timeOut(stop, Bench.STOP);

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(bench.policy.questions().get(1).failure().message())
        .isEqualTo("stop was not over after 3 s");
    assertThat(bench.script.calls())
        .containsExactly(
            "capture 0/1", "stop", "clear", "close", "open NORMAL", "start", "capture 0/2");
    assertThat(bench.camera.stuckCalls()).isEqualTo(1);
  }

  @Test
  void inClearGoesToThePolicy() throws InterruptedException {
    bench.opened();
    Hang clear = Hang.forEver();
    bench.policy.decides(AT_ONCE, new Replace(MemoryProfile.NORMAL));
    bench.script.on("capture", FAILS).on("clear", clear);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);

    bench.timeOut(clear, Bench.CLEAR);
    bench.pass(Bench.STOP.minus(Bench.CLEAR));

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(bench.policy.questions().get(1).failure().message())
        .isEqualTo("clear has been stuck for 3 s");
  }

  @Test
  void inCloseOfTheOldCameraDoesNotKeepTheNewOneAway() throws InterruptedException {
    bench.opened();
    Hang close = Hang.forEver();
    bench.policy.decides(new Replace(MemoryProfile.NORMAL));
    bench.script.on("capture", FAILS).on("close", close);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);

    bench.timeOut(close, Bench.CLOSE);

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(bench.story())
        .containsSubsequence("step close TIMEOUT", "step open", "step start", "not recovered");
    assertThat(bench.camera.stuckCalls()).isEqualTo(1);
  }

  @Test
  void inStartOfARestartLetsOnlyStopAndClearIn() throws InterruptedException {
    bench.opened();
    Hang start = Hang.untilStopped();
    bench.policy.decides(AT_ONCE, AT_ONCE);
    bench.script.on("capture", FAILS).on("start", start);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);

    bench.timeOut(start, Bench.START);

    Bench.end(shot).frame().orElseThrow().close();
    assertThat(bench.script.calls())
        .containsExactly(
            "capture 0/1", "stop", "clear", "start", "stop", "clear", "start", "capture 0/2");
  }

  @Test
  void inEverythingIsCappedAndStillFailsByName() throws InterruptedException {
    bench.opened();
    bench.policy.decides(AT_ONCE, new Replace(MemoryProfile.NORMAL), new GiveUp("enough"));
    CompletableFuture<ShotOutcome> shot = bench.shootIntoHangs(0);

    Failure failure = Bench.failure(shot);
    assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(failure.message())
        .isEqualTo(
            "left does not let open in: 3 calls are stuck inside it"
                + " (capture of step 0, stop, clear)");
    assertThat(bench.camera.stuckCalls()).isEqualTo(3);
    assertThat(bench.script.calls()).containsExactly("capture 0/1", "stop", "clear", "close");
  }

  @Test
  void inEverythingCloseIncludedLetsNothingElseIn() throws InterruptedException {
    bench.opened();
    Hang close = Hang.forEver();
    bench.policy.decides(AT_ONCE, new Replace(MemoryProfile.NORMAL), AT_ONCE);
    bench.script.on("close", close);
    CompletableFuture<ShotOutcome> shot = bench.shootIntoHangs(0);
    bench.timeOut(close, Bench.CLOSE);

    assertThat(Bench.failure(shot).message())
        .isEqualTo(
            "left does not let open in: 4 calls are stuck inside it"
                + " (capture of step 0, stop, clear, close)");
    assertThat(bench.camera.stuckCalls()).isEqualTo(4);
    assertThat(bench.script.calls()).containsExactly("capture 0/1", "stop", "clear", "close");
  }

  @Test
  void anInterruptibleCameraIsInterrupted() throws InterruptedException {
    try (Bench interruptible = new Bench("right", 3, true)) {
      interruptible.opened();
      Hang hang = Hang.untilInterrupted();
      interruptible.policy.decides(new Replace(MemoryProfile.NORMAL));
      interruptible.script.on("capture", hang);
      CompletableFuture<ShotOutcome> shot = interruptible.shoot(0);

      interruptible.timeOut(hang, Bench.CAPTURE);

      Bench.end(shot).frame().orElseThrow().close();
      interruptible.awaitNoneStuck();
    }
  }

  private CompletableFuture<Throwable> openBeside() {
    return CompletableFuture.supplyAsync(
        () ->
            catchThrowable(
                () -> bench.camera.open(Deadline.after(bench.time, Duration.ofSeconds(60)))));
  }
}
