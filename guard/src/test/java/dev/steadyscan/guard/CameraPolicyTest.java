package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryHistory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a policy is told, and what becomes of one that is broken. */
class CameraPolicyTest {
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
  void anEpisodeEndsWithThreeGoodFramesInARow() {
    RecoveryDecision retry = new Retry(Duration.ZERO);
    bench.policy.decides(retry, retry, retry);
    bench.script.on(
        "capture",
        FAILS,
        Behaviour.good(),
        Behaviour.good(),
        FAILS,
        Behaviour.good(),
        Behaviour.good(),
        Behaviour.good(),
        FAILS);

    for (int step = 0; step < 6; step++) {
      bench.good(step);
    }

    assertThat(bench.policy.questions())
        .extracting(ScriptedPolicy.Question::history)
        .extracting(RecoveryHistory::goodFrames)
        .containsExactly(0, 2, 0);
    assertThat(bench.policy.questions())
        .extracting(question -> question.history().episode().size())
        .containsExactly(0, 1, 0);
  }

  @Test
  void tellsThePolicyWhatIsGoingOn() {
    bench.policy.decides(new Replace(MemoryProfile.NORMAL), new GiveUp("enough"));
    Hang hang = Hang.forEver();
    bench.script.on("capture", hang, FAILS);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    bench.timeOut(hang, Bench.CAPTURE);
    Bench.end(shot);

    RecoveryHistory history = bench.policy.questions().get(1).history();

    assertThat(history.attempt()).isEqualTo(2);
    assertThat(history.attempts()).isEqualTo(3);
    assertThat(history.stuckCalls()).isEqualTo(1);
    assertThat(history.recentReplacements()).isEqualTo(1);
    assertThat(history.episode()).hasSize(1);
    assertThat(history.episode().get(0).carriedOut()).isTrue();
  }

  @Test
  void countsReplacementsOverTheLastFiftyShots() {
    bench.policy.decides(new Replace(MemoryProfile.NORMAL));
    bench.script.on("capture", FAILS);
    for (int step = 0; step < 49; step++) {
      bench.good(step);
    }
    bench.script.on("capture", FAILS, Behaviour.good(), FAILS);
    assertThat(Bench.failure(bench.shoot(49)).kind()).isEqualTo(FailureKind.STALLED);
    bench.good(50);
    Bench.failure(bench.shoot(51));

    assertThat(bench.policy.questions())
        .extracting(question -> question.history().recentReplacements())
        .containsExactly(0, 1, 0);
  }

  @Test
  void aPolicyThatThrowsReturnsNullOrHangsGivesUp() {
    Hang hang = Hang.forEver();
    bench.policy.answers(
        () -> {
          throw new IllegalStateException("bug");
        });
    bench.policy.answers(() -> null);
    bench.policy.answers(
        () -> {
          Sneaky.call(() -> hang.act(new Behaviour.Invocation("decide", null, null, () -> null)));
          return new Retry(Duration.ZERO);
        });
    bench.script.on("capture", FAILS, FAILS, FAILS);

    assertThat(Bench.failure(bench.shoot(0)).message()).isEqualTo("frozen");
    assertThat(Bench.failure(bench.shoot(1)).message()).isEqualTo("frozen");
    CompletableFuture<ShotOutcome> third = bench.shoot(2);
    bench.timeOut(hang, Duration.ofSeconds(1));
    assertThat(Bench.failure(third).message()).isEqualTo("frozen");
    hang.release();

    assertThat(bench.story())
        .contains(
            "note the recovery policy is broken: decide threw IllegalStateException: bug",
            "note the recovery policy is broken: decide returned null",
            "note the recovery policy is broken: decide was not over after 1 s");
    taken(bench.shoot(3), 1);
  }

  private static void taken(CompletableFuture<ShotOutcome> shot, int attempts) {
    ShotOutcome outcome = Bench.end(shot);
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.attempts()).isEqualTo(attempts);
    outcome.frame().orElseThrow().close();
  }
}
