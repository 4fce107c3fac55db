package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each decision of a policy, acted upon. */
class CameraRecoveryTest {
  private static final Duration AFTER_STOP = Duration.ofMillis(500);
  private static final Duration AFTER_START = Duration.ofMillis(300);
  private static final Restart RESTART = new Restart(AFTER_STOP, AFTER_START);
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
  void retriesAfterItsDelay() {
    bench.policy.decides(new Retry(AFTER_STOP));
    bench.script.on("capture", FAILS);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);

    bench.pass(AFTER_STOP);

    taken(shot, 2);
  }

  @Test
  void restartsTheCameraOnceAfterATimeout() {
    bench.policy.decides(RESTART);
    Hang hang = Hang.untilStopped();
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(70);

    bench.timeOut(hang, Bench.CAPTURE);
    bench.pass(AFTER_STOP);
    bench.pass(AFTER_START);

    taken(shot, 2);
    assertThat(bench.script.calls())
        .containsExactly("capture 70/1", "stop", "clear", "start", "capture 70/2");
    assertThat(bench.story().stream().filter(text -> !text.startsWith("note")))
        .containsExactly(
            "attempt 70/1",
            "failed 70/1 TIMEOUT",
            "recovery Restart",
            "step stop",
            "step clear",
            "step start",
            "recovered",
            "attempt 70/2",
            "taken 70/2");
    assertThat(bench.camera.stuckCalls()).isZero();
  }

  @Test
  void saysTheSettingsAgainAfterAStart() {
    bench.policy.decides(new Restart(Duration.ZERO, Duration.ZERO));
    bench.script.on("capture", Behaviour.good(), FAILS);
    Bench.end(bench.shoot(Bench.request(0, Bench.gain(2)))).frame().orElseThrow().close();
    bench.script.forget();

    taken(bench.shoot(1), 2);

    assertThat(bench.script.calls())
        .containsExactly(
            "capture 1/1", "stop", "clear", "start", "configure gain 2.0", "capture 1/2");
    assertThat(bench.story()).contains("step configure");
  }

  @Test
  void aSettingRefusedAtItsReplayEndsTheShotUnasked() {
    bench.policy.decides(new Restart(Duration.ZERO, Duration.ZERO));
    bench
        .script
        .on("capture", Behaviour.good(), FAILS)
        .on("configure", Behaviour.good(), Behaviour.failing(FailureKind.SETTING_REFUSED, "no"));
    Bench.end(bench.shoot(Bench.request(0, Bench.gain(2)))).frame().orElseThrow().close();

    Failure failure = Bench.failure(bench.shoot(1));

    assertThat(failure.kind()).isEqualTo(FailureKind.SETTING_REFUSED);
    assertThat(bench.policy.questions()).hasSize(1);
  }

  @Test
  void replacesTheCameraByANewOneWithTheProfile() {
    bench.policy.decides(new Replace(MemoryProfile.SMALL));
    bench.script.on("capture", Behaviour.good(), FAILS);
    Bench.end(bench.shoot(Bench.request(0, Bench.gain(2)))).frame().orElseThrow().close();
    bench.script.forget();

    taken(bench.shoot(1), 2);

    assertThat(bench.script.calls())
        .containsExactly(
            "capture 1/1", "close", "open SMALL", "start", "configure gain 2.0", "capture 1/2");
    assertThat(bench.story())
        .contains("recovery Replace", "step close", "step open", "step start", "step configure");
  }

  @Test
  void replacesACameraWithACallStuckForEverAndDropsWhatComesOfIt() {
    bench.policy.decides(new Replace(MemoryProfile.NORMAL));
    Hang hang = Hang.forEver().then(Behaviour.exposedThen(Behaviour.good()));
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);

    bench.timeOut(hang, Bench.CAPTURE);

    taken(shot, 2);
    assertThat(bench.camera.stuckCalls()).isEqualTo(1);
    assertThat(bench.exposed).hasValue(1);
    hang.release();
    bench.awaitNoneStuck();
    assertThat(bench.exposed).hasValue(1);
  }

  @Test
  void anExposedOfAnAttemptThatWasGivenUpDoesNotReachTheCaller() {
    bench.policy.decides(new Replace(MemoryProfile.NORMAL));
    Hang first = Hang.forEver().then(Behaviour.exposedThen(Behaviour.good()));
    Hang second = Hang.forEver();
    bench.script.on("capture", first, second);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    bench.timeOut(first, Bench.CAPTURE);
    second.awaitEntered();

    first.release();
    bench.awaitNoneStuck();

    assertThat(bench.exposed).hasValue(0);
    second.release();
    taken(shot, 2);
    assertThat(bench.exposed).hasValue(1);
  }

  @Test
  void aRestartWithoutACameraOpensOne() {
    bench.policy.decides(
        new Replace(MemoryProfile.SMALL), new Restart(Duration.ZERO, Duration.ZERO));
    bench.script.on("capture", FAILS).on("open", Behaviour.failing(FailureKind.GONE, "EBUSY"));

    taken(bench.shoot(0), 2);

    assertThat(bench.script.calls())
        .containsExactly(
            "capture 0/1", "close", "open SMALL", "open SMALL", "start", "capture 0/2");
  }

  @Test
  void quarantineFailsShotsAtOnceUntilTheProbe() {
    bench.policy.decides(new Quarantine(Duration.ofMinutes(1)));
    bench.script.on("capture", FAILS);

    assertThat(Bench.failure(bench.shoot(0)).message()).isEqualTo("frozen");
    ShotOutcome refused = Bench.end(bench.shoot(1));

    assertThat(refused.attempts()).isZero();
    assertThat(refused.shot().attempt()).isZero();
    assertThat(refused.failure().orElseThrow().kind()).isEqualTo(FailureKind.STALLED);
    assertThat(refused.failure().orElseThrow().message())
        .isEqualTo("left is in quarantine until 2030-01-01T12:01:00Z: frozen");
    assertThat(bench.script.calls()).containsExactly("capture 0/1");
    assertThat(bench.camera.isOutOfService()).isTrue();

    bench.time.advance(Duration.ofMinutes(1));
    assertThat(bench.camera.isOutOfService()).isFalse();
    taken(bench.shoot(2), 1);
    assertThat(bench.script.calls())
        .containsExactly("capture 0/1", "close", "open NORMAL", "start", "capture 2/1");
  }

  @Test
  void aProbeThatFailsGoesToThePolicyAgain() {
    bench.policy.decides(
        new Quarantine(Duration.ofMinutes(1)), new Quarantine(Duration.ofMinutes(5)));
    bench.script.on("capture", FAILS).on("open", Behaviour.failing(FailureKind.GONE, "unplugged"));
    assertThat(Bench.failure(bench.shoot(0)).kind()).isEqualTo(FailureKind.STALLED);
    bench.time.advance(Duration.ofMinutes(1));

    ShotOutcome probe = Bench.end(bench.shoot(1));

    assertThat(probe.attempts()).isZero();
    assertThat(probe.failure().orElseThrow().message()).isEqualTo("unplugged");
    assertThat(Bench.failure(bench.shoot(2)).message()).contains("until 2030-01-01T12:06:00Z");
    assertThat(bench.policy.questions().get(1).history().count(Quarantine.class)).isEqualTo(1);
    assertThat(bench.policy.questions().get(1).history().recentReplacements()).isEqualTo(1);
  }

  @Test
  void givesUpTheShotAndTriesTheNextOne() {
    bench.policy.decides(new GiveUp("enough"));
    bench.script.on("capture", FAILS);

    ShotOutcome outcome = Bench.end(bench.shoot(0));

    assertThat(outcome.failure().orElseThrow().message()).isEqualTo("frozen");
    assertThat(outcome.attempts()).isEqualTo(1);
    taken(bench.shoot(1), 1);
    assertThat(bench.story()).contains("note gives up: enough");
  }

  @Test
  void aShotOnACameraWithAStuckCallFailsAtOnceUntilThatReturns() {
    Hang hang = Hang.forEver();
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> first = bench.shoot(70);
    bench.timeOut(hang, Bench.CAPTURE);
    assertThat(Bench.failure(first).kind()).isEqualTo(FailureKind.TIMEOUT);
    bench.time.advance(Duration.ofSeconds(2));

    ShotOutcome second = Bench.end(bench.shoot(71));

    assertThat(second.attempts()).isZero();
    assertThat(second.failure().orElseThrow())
        .isEqualTo(
            Failure.of(FailureKind.BUSY, "capture", "capture of step 70 has been stuck for 12 s"));
    hang.release();
    bench.awaitNoneStuck();
    taken(bench.shoot(72), 1);
    assertThat(bench.script.calls()).containsExactly("capture 70/1", "capture 72/1");
  }

  @Test
  void retryIsBusyWhileACallIsStuck() {
    bench.policy.decides(new Retry(AFTER_STOP), new GiveUp("enough"));
    Hang hang = Hang.forEver();
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(70);
    bench.timeOut(hang, Bench.CAPTURE);

    bench.pass(AFTER_STOP);

    assertThat(Bench.failure(shot).kind()).isEqualTo(FailureKind.BUSY);
    assertThat(Bench.end(shot).attempts()).isEqualTo(1);
    assertThat(bench.policy.questions().get(1).history().episode().get(0).carriedOut()).isFalse();
  }

  @Test
  void actsOnTheLastAttemptsFailureBesideTheScan() throws InterruptedException {
    bench.policy.decides(new Retry(Duration.ZERO), new Retry(Duration.ZERO), RESTART);
    bench.script.on("capture", FAILS, FAILS, FAILS);

    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    assertThat(Bench.failure(shot).kind()).isEqualTo(FailureKind.STALLED);
    CompletableFuture<ShotOutcome> next = bench.shoot(1);
    bench.pass(AFTER_STOP);
    bench.pass(AFTER_START);

    taken(next, 1);
    assertThat(bench.script.calls())
        .containsExactly(
            "capture 0/1", "capture 0/2", "capture 0/3", "stop", "clear", "start", "capture 1/1");
  }

  @Test
  void aRecoveryThatFailsGoesToThePolicyAndUsesUpAnAttempt() {
    Restart atOnce = new Restart(Duration.ZERO, Duration.ZERO);
    bench.policy.decides(atOnce, atOnce, atOnce, atOnce);
    bench
        .script
        .on("capture", FAILS)
        .on(
            "start",
            Behaviour.failing(FailureKind.GONE, "EIO"),
            Behaviour.failing(FailureKind.GONE, "EIO"));

    ShotOutcome outcome = Bench.end(bench.shoot(0));

    assertThat(outcome.attempts()).isEqualTo(1);
    assertThat(outcome.failure().orElseThrow().message()).isEqualTo("EIO");
    taken(bench.shoot(1), 1);
    assertThat(bench.policy.questions())
        .extracting(question -> question.failure().operation())
        .containsExactly("capture", "start", "start");
    assertThat(bench.story()).contains("step start GONE", "not recovered");
  }

  @Test
  void aFailureThatIsStillOpenIsActedUponBeforeTheNextShotsFirstAttempt() {
    Restart atOnce = new Restart(Duration.ZERO, Duration.ZERO);
    bench.policy.decides(atOnce, atOnce, atOnce, atOnce, new Replace(MemoryProfile.NORMAL));
    Behaviour refused = Behaviour.failing(FailureKind.GONE, "EIO");
    bench.script.on("capture", FAILS).on("start", refused, refused, refused);
    assertThat(Bench.failure(bench.shoot(0)).message()).isEqualTo("EIO");
    bench.script.forget();

    taken(bench.shoot(1), 1);

    assertThat(bench.script.calls()).endsWith("stop", "clear", "start", "capture 1/1");
  }

  @Test
  void goesOnToStartAfterAStopThatThrew() {
    bench.policy.decides(new Restart(Duration.ZERO, Duration.ZERO));
    bench.script.on("capture", FAILS).on("stop", Behaviour.throwing(IllegalStateException::new));

    taken(bench.shoot(0), 2);

    assertThat(bench.script.calls())
        .containsExactly("capture 0/1", "stop", "clear", "start", "capture 0/2");
    assertThat(bench.story()).contains("step stop DEFECT", "step start", "not recovered");
  }

  @Test
  void aStartThatIsOwedIsMadeBeforeTheNextAttempt() {
    bench.policy.decides(new Restart(Duration.ZERO, Duration.ZERO), new GiveUp("enough"));
    bench.script.on("capture", FAILS).on("start", Behaviour.failing(FailureKind.GONE, "EIO"));
    assertThat(Bench.failure(bench.shoot(0)).operation()).isEqualTo("start");
    bench.script.forget();

    taken(bench.shoot(1), 1);

    assertThat(bench.script.calls()).containsExactly("start", "capture 1/1");
  }

  @Test
  void anOpenThatIsOwedIsMadeBeforeTheNextAttempt() {
    bench.policy.decides(new Replace(MemoryProfile.SMALL), new GiveUp("enough"));
    bench.script.on("capture", FAILS).on("open", Behaviour.failing(FailureKind.GONE, "EBUSY"));
    assertThat(Bench.failure(bench.shoot(0)).message()).isEqualTo("EBUSY");

    taken(bench.shoot(1), 1);

    assertThat(bench.script.calls())
        .containsExactly(
            "capture 0/1", "close", "open SMALL", "open SMALL", "start", "capture 1/1");
  }

  private static void taken(CompletableFuture<ShotOutcome> shot, int attempts) {
    ShotOutcome outcome = Bench.end(shot);
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.attempts()).isEqualTo(attempts);
    outcome.frame().orElseThrow().close();
  }
}
