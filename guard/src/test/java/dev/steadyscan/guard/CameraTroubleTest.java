package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trouble that a camera notices outside of any call. */
class CameraTroubleTest {
  private static final Duration AFTER_STOP = Duration.ofMillis(500);
  private static final Restart AT_ONCE = new Restart(Duration.ZERO, Duration.ZERO);
  private static final Restart RESTART = new Restart(AFTER_STOP, Duration.ZERO);

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
  void isRecoveredBeforeTheNextShotIsAskedFor() throws InterruptedException {
    bench.policy.decides(AT_ONCE);

    bench.trouble("frozen");
    bench.settle();

    assertThat(bench.script.calls()).containsExactly("stop", "clear", "start", "clear");
    assertThat(bench.story())
        .containsExactly(
            "note trouble between shots: frozen",
            "recovery Restart",
            "step stop",
            "step clear",
            "step start",
            "recovered");
    assertThat(bench.policy.questions())
        .containsExactly(
            new ScriptedPolicy.Question(
                Bench.stalled("frozen"), new RecoveryHistory(0, 3, List.of(), 0, 0, 0)));
  }

  @Test
  void keepsTheNextShotWaitingWhichHasAllItsAttempts() {
    bench.policy.decides(RESTART, new Retry(Duration.ZERO), new Retry(Duration.ZERO));
    Behaviour torn = Behaviour.failing(FailureKind.BAD_FRAME, "torn");
    bench.script.on("capture", torn, torn);
    bench.trouble("frozen");
    bench.time.awaitWaiter(AFTER_STOP);

    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    bench.pass(AFTER_STOP);

    ShotOutcome outcome = Bench.end(shot);
    assertThat(outcome.attempts()).isEqualTo(3);
    outcome.frame().orElseThrow().close();
    assertThat(bench.script.calls())
        .containsExactly("stop", "clear", "start", "capture 0/1", "capture 0/2", "capture 0/3");
  }

  @Test
  void countsInTheEpisodeOfTheFailuresAroundIt() throws InterruptedException {
    bench.policy.decides(AT_ONCE, new Retry(Duration.ZERO), new GiveUp("enough"));
    bench.trouble("frozen");
    bench.settle();
    bench.script.on("capture", Behaviour.failing(FailureKind.BAD_FRAME, "torn"));
    bench.good(0);

    bench.trouble("frozen again");
    bench.settle();

    assertThat(bench.policy.questions())
        .extracting(question -> question.history().episode().size())
        .containsExactly(0, 1, 2);
    assertThat(bench.policy.questions())
        .extracting(question -> question.history().goodFrames())
        .containsExactly(0, 0, 1);
  }

  @Test
  void ofARecoveryThatFailsGoesOnBesideTheScanAsFarAsAShotWould() throws InterruptedException {
    bench.policy.decides(AT_ONCE, AT_ONCE, new Replace(MemoryProfile.NORMAL), AT_ONCE);
    Behaviour refused = Behaviour.failing(FailureKind.GONE, "EIO");
    bench.script.on("start", refused, refused, refused);

    bench.trouble("frozen");
    bench.settle();

    assertThat(bench.policy.questions()).hasSize(2);
    bench.script.forget();
    bench.good(0);
    assertThat(bench.policy.questions()).hasSize(4);
    assertThat(bench.script.calls())
        .containsExactly("close", "open NORMAL", "start", "stop", "clear", "start", "capture 0/1");
  }

  @Test
  void thatComesBackWithoutEndIsBornAsOftenAsAShotHasAttempts() throws InterruptedException {
    bench.policy.decides(AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE);
    for (int time = 0; time < 5; time++) {
      bench.trouble("frozen");
      bench.settle();
    }

    assertThat(bench.policy.questions()).hasSize(3);
    bench.good(0);
    bench.trouble("frozen");
    bench.settle();
    assertThat(bench.policy.questions()).hasSize(4);
  }

  @Test
  void duringACaptureThatFailsForItIsNoSecondFailure() throws InterruptedException {
    bench.policy.decides(new Retry(Duration.ZERO));
    bench.script.on(
        "capture",
        invocation -> {
          bench.trouble("frozen");
          return Behaviour.failing(FailureKind.STALLED, "frozen").act(invocation);
        });

    bench.good(0);
    bench.settle();

    assertThat(bench.policy.questions()).hasSize(1);
    assertThat(bench.script.calls()).containsExactly("capture 0/1", "capture 0/2", "clear");
  }

  @Test
  void duringACaptureThatEndsWellIsRecoveredWhenTheShotIsOver() throws InterruptedException {
    bench.policy.decides(AT_ONCE);
    bench.script.on(
        "capture",
        invocation -> {
          bench.trouble("frozen");
          return Behaviour.good().act(invocation);
        });

    bench.good(0);
    bench.settle();

    assertThat(bench.script.calls())
        .containsExactly("capture 0/1", "stop", "clear", "start", "clear");
  }

  @Test
  void toldAgainAndAgainIsOneFailure() throws InterruptedException {
    bench.policy.decides(AT_ONCE);
    Hang hang = Hang.forEver();
    bench.script.on(
        "capture",
        invocation -> {
          IntStream.range(0, 1000).forEach(time -> bench.trouble("frozen"));
          return hang.act(invocation);
        });
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    hang.awaitEntered();

    hang.release();
    Bench.end(shot).frame().orElseThrow().close();
    bench.settle();

    assertThat(bench.policy.questions()).hasSize(1);
  }

  @Test
  void ofARunBeforeTheLastRestartIsIgnored() throws InterruptedException {
    bench.policy.decides(AT_ONCE);
    bench.script.on("capture", Behaviour.failing(FailureKind.STALLED, "frozen"));
    bench.script.on("stop", tellingTrouble());
    bench.script.on("clear", tellingTrouble());

    bench.good(0);
    bench.settle();

    assertThat(bench.policy.questions()).hasSize(1);
  }

  @Test
  void duringAStartBeginsTheNextRecoveryAfterIt() throws InterruptedException {
    bench.policy.decides(AT_ONCE, AT_ONCE);
    bench.script.on("start", tellingTrouble());

    bench.trouble("frozen");
    bench.after("recovered").settle();

    assertThat(bench.policy.questions())
        .extracting(question -> question.failure().message())
        .containsExactly("frozen", "told late");
    assertThat(bench.policy.questions().get(1).history().count(Restart.class)).isEqualTo(1);
  }

  @Test
  void ofAnInstanceThatWasReplacedIsIgnored() throws InterruptedException {
    bench.policy.decides(new Replace(MemoryProfile.SMALL));
    bench.trouble("frozen");
    bench.settle();
    bench.script.forget();

    bench.troubles.get(0).report(Bench.stalled("an echo"));
    bench.settle();

    assertThat(bench.policy.questions()).hasSize(1);
    assertThat(bench.script.calls()).containsExactly("clear");
    bench.policy.decides(AT_ONCE);
    bench.trouble("frozen as well");
    bench.settle();
    assertThat(bench.policy.questions()).hasSize(2);
  }

  @Test
  void ofAnInstanceThatCameTooLateIsIgnored() throws InterruptedException {
    bench.policy.decides(new Replace(MemoryProfile.SMALL), new Replace(MemoryProfile.SMALL));
    Hang hang = Hang.forEver();
    bench.script.on("open", hang);
    bench.trouble("frozen");
    bench.timeOut(hang, Bench.OPEN);
    bench.after("step open TIMEOUT");
    hang.release();
    bench.awaitNoneStuck();

    bench.troubles.get(1).report(Bench.stalled("an echo"));
    bench.settle();

    assertThat(bench.policy.questions()).hasSize(2);
  }

  @Test
  void ofACameraThatIsStoppedOrClosedIsIgnored() throws InterruptedException {
    bench.camera.stop(Deadline.after(bench.time, Bench.POINT));
    bench.trouble("an echo");
    bench.settle();
    bench.camera.close();
    bench.trouble("an echo");

    assertThat(bench.policy.questions()).isEmpty();
    assertThat(bench.script.calls()).containsExactly("stop", "clear", "close");
  }

  @Test
  void inQuarantineIsIgnored() throws InterruptedException {
    bench.policy.decides(new Quarantine(Duration.ofMinutes(1)));
    bench.trouble("frozen");
    bench.settle();

    bench.trouble("still frozen");
    bench.settle();

    assertThat(bench.policy.questions()).hasSize(1);
    assertThat(Bench.failure(bench.shoot(0)).message())
        .isEqualTo("left is in quarantine until 2030-01-01T12:01:00Z: frozen");
  }

  @Test
  void thatThePolicyDoesNothingAboutFailsNoShot() throws InterruptedException {
    bench.policy.decides(new GiveUp("enough"));
    bench.trouble("frozen");
    bench.settle();

    bench.good(0);

    assertThat(bench.script.calls()).containsExactly("clear", "capture 0/1");
    assertThat(bench.story())
        .startsWith("note trouble between shots: frozen", "note gives up: enough");
  }

  @Test
  void whoseRecoveryIsUnderWayEndsWithTheCamera() {
    bench.policy.decides(RESTART);
    bench.trouble("frozen");
    bench.time.awaitWaiter(AFTER_STOP);

    bench.camera.close();

    assertThat(bench.script.calls()).containsExactly("stop", "clear", "close");
  }

  @Test
  void whoseRecoveryIsOverdueTurnsShotsAway() {
    bench.policy.decides(new Restart(Bench.POINT.multipliedBy(2), Duration.ZERO));
    bench.trouble("frozen");
    bench.time.awaitWaiter(Bench.POINT.multipliedBy(2));
    CompletableFuture<ShotOutcome> first = bench.shoot(0);

    bench.pass(Bench.POINT);

    assertThat(Bench.failure(first).kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(Bench.failure(bench.shoot(1)).message())
        .isEqualTo("left is recovering since 2030-01-01T12:00:00Z");
    bench.pass(Bench.POINT);
  }

  private Behaviour tellingTrouble() {
    return invocation -> {
      bench.trouble("told late");
      return invocation.good().get();
    };
  }
}
