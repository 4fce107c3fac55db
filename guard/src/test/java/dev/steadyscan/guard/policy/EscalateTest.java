package dev.steadyscan.guard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryHistory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EscalateTest {
  private static final Duration RETRY_DELAY = Duration.ofMillis(200);
  private static final Duration AFTER_STOP = Duration.ofMillis(10);
  private static final Duration AFTER_START = Duration.ofMillis(20);
  private static final Duration BACKOFF = Duration.ofSeconds(1);
  private static final List<Duration> PROBES =
      List.of(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofMinutes(15));

  private static final Map<String, RecoveryDecision> DECISIONS =
      Map.of(
          "retry", new Retry(RETRY_DELAY),
          "restart", new Restart(AFTER_STOP, AFTER_START),
          "longer", new Restart(AFTER_STOP.plus(BACKOFF), AFTER_START),
          "replace", new Replace(MemoryProfile.NORMAL),
          "small", new Replace(MemoryProfile.SMALL),
          "quarantine", new Quarantine(PROBES.get(0)),
          "quarantine-2", new Quarantine(PROBES.get(1)),
          "quarantine-3", new Quarantine(PROBES.get(2)));

  private final Escalate policy =
      new Escalate(new EscalateSettings(RETRY_DELAY, AFTER_STOP, AFTER_START, BACKOFF, 3, PROBES));

  /** What was done in the episode, and what is done next. */
  @ParameterizedTest
  @CsvSource({
    "DEFECT,, retry",
    "DEFECT, retry, restart",
    "DEFECT, retry restart, longer",
    "DEFECT, retry restart longer, replace",
    "DEFECT, retry restart longer replace, small",
    "DEFECT, retry restart longer replace small, quarantine",
    "DEFECT, retry restart longer replace small quarantine, quarantine-2",
    "DEFECT, quarantine replace quarantine-2 replace, quarantine-3",
    "DEFECT, quarantine small quarantine-2 small quarantine-3 small, quarantine-3",
    "STALLED,, restart",
    "STALLED, restart, longer",
    "STALLED, restart longer, replace",
    "STALLED, retry, restart",
    "GONE,, replace",
    "GONE, replace, small",
    "GONE, retry, replace",
    "GONE, replace small, quarantine",
    "NO_MEMORY,, small",
    "NO_MEMORY, retry restart, small",
    "NO_MEMORY, small, quarantine",
    "BAD_FRAME,, retry",
    "BAD_FRAME, retry, restart",
    "TIMEOUT,, retry",
    "BUFFER_REJECTED,, restart",
    "BUSY,, retry",
    "BUSY, retry, restart",
    "BACKPRESSURE,, retry",
    "BACKPRESSURE, retry retry retry, retry",
    "BACKPRESSURE, retry restart longer replace small quarantine, retry"
  })
  void climbsFromWhatWasDoneInTheEpisode(FailureKind kind, String done, String next) {
    assertThat(decide(kind, history(done, 0, 0))).isEqualTo(DECISIONS.get(next));
  }

  @Test
  void doesNotRepeatARestartThatCouldNotBeCarriedOut() {
    Failure failure = Failure.of(FailureKind.STALLED, "start", "no frame came");
    RecoveryDecision restart = DECISIONS.get("restart");
    RecoveryHistory history =
        new RecoveryHistory(
            1, 3, List.of(new RecoveryHistory.Step(failure, restart, false)), 0, 0, 0);

    assertThat(policy.decide(failure, history)).isEqualTo(DECISIONS.get("replace"));
  }

  /** With a call stuck inside it what enters the camera again is of no use. */
  @ParameterizedTest
  @CsvSource({
    "TIMEOUT,, restart",
    "TIMEOUT, restart, longer",
    "BUSY,, replace",
    "BUSY, restart, replace",
    "BUSY, replace, small",
    "DEFECT,, retry",
    "STALLED,, restart"
  })
  void climbsPastWhatAStuckCallMakesUseless(FailureKind kind, String done, String next) {
    assertThat(decide(kind, history(done, 0, 1))).isEqualTo(DECISIONS.get(next));
    assertThat(decide(kind, history(done, 0, 2))).isEqualTo(DECISIONS.get(next));
  }

  @ParameterizedTest
  @CsvSource({"2, replace", "3, quarantine", "4, quarantine"})
  void quarantinesInsteadOfOneReplacementTooMany(int recent, String next) {
    assertThat(decide(FailureKind.GONE, history("", recent, 0))).isEqualTo(DECISIONS.get(next));
    assertThat(decide(FailureKind.DEFECT, history("retry restart longer", recent, 0)))
        .isEqualTo(DECISIONS.get(next));
  }

  @Test
  void countsReplacementsWithLittleMemoryToo() {
    assertThat(decide(FailureKind.NO_MEMORY, history("", 2, 0))).isEqualTo(DECISIONS.get("small"));
    assertThat(decide(FailureKind.NO_MEMORY, history("", 3, 0)))
        .isEqualTo(DECISIONS.get("quarantine"));
  }

  @Test
  void restartsHoweverOftenTheCameraWasReplaced() {
    assertThat(decide(FailureKind.STALLED, history("", 99, 0))).isEqualTo(DECISIONS.get("restart"));
  }

  @Test
  void retriesThatTheHostCausedDoNotCount() {
    RecoveryHistory.Step retried =
        new RecoveryHistory.Step(failure(FailureKind.BACKPRESSURE), new Retry(RETRY_DELAY), true);
    RecoveryHistory history = new RecoveryHistory(1, 3, Collections.nCopies(5, retried), 0, 0, 0);

    assertThat(decide(FailureKind.DEFECT, history)).isEqualTo(DECISIONS.get("retry"));
  }

  @Test
  void whatWasGivenUpDoesNotCount() {
    RecoveryHistory.Step givenUp =
        new RecoveryHistory.Step(failure(FailureKind.BUSY), new GiveUp("full"), true);

    assertThat(decide(FailureKind.DEFECT, new RecoveryHistory(1, 3, List.of(givenUp), 0, 0, 0)))
        .isEqualTo(DECISIONS.get("retry"));
  }

  @Test
  void givesUpWhileNothingCanEnterTheCamera() {
    assertThat(decide(FailureKind.BUSY, history("", 0, 3)))
        .isEqualTo(
            new GiveUp("3 calls are stuck inside it, and nothing enters before one returns"));
    assertThat(decide(FailureKind.STALLED, history("restart", 0, 4))).isInstanceOf(GiveUp.class);
    assertThat(decide(FailureKind.BACKPRESSURE, history("", 0, 3))).isInstanceOf(Retry.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_SAVED", "SETTING_REFUSED"})
  void givesUpWhereTheCameraIsWell(FailureKind kind) {
    assertThat(decide(kind, history("", 0, 0)))
        .isEqualTo(new GiveUp("the camera is well, and no recovery helps against " + kind));
  }

  @ParameterizedTest
  @EnumSource
  void decidesOnEveryKindAtEveryRung(FailureKind kind) {
    String ladder = "retry restart longer replace small quarantine";
    for (int rungs = 0; rungs <= 6; rungs++) {
      String done = String.join(" ", Arrays.asList(ladder.split(" ")).subList(0, rungs));
      assertThat(decide(kind, history(done, rungs, rungs / 2))).isNotNull();
    }
  }

  @Test
  void declaresItsLongestWait() {
    assertThat(policy.longestWait()).isEqualTo(AFTER_STOP.plus(AFTER_START).plus(BACKOFF));
    assertThat(
            new Escalate(
                    new EscalateSettings(
                        Duration.ofSeconds(9), AFTER_STOP, AFTER_START, BACKOFF, 3, PROBES))
                .longestWait())
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void refusesSettingsThatCannotBe() {
    Duration negative = Duration.ofMillis(-1);
    for (int wait = 0; wait < 4; wait++) {
      Duration[] waits = {RETRY_DELAY, AFTER_STOP, AFTER_START, BACKOFF};
      waits[wait] = negative;
      assertRefused("negative", waits, 3, PROBES);
    }
    Duration[] waits = {RETRY_DELAY, AFTER_STOP, AFTER_START, BACKOFF};
    assertRefused("max-replacements", waits, -1, PROBES);
    assertRefused("one length at least", waits, 3, List.of());
    assertRefused("negative", waits, 3, List.of(negative));
    assertRefused(
        "probe-after has to grow, but 1 s follow 60 s",
        waits,
        3,
        List.of(Duration.ofSeconds(60), Duration.ofSeconds(1)));
  }

  @Test
  void takesTheLeastOfEverything() {
    EscalateSettings settings =
        new EscalateSettings(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            List.of(Duration.ZERO, Duration.ZERO));

    assertThat(new Escalate(settings).decide(failure(FailureKind.GONE), history("", 0, 0)))
        .isEqualTo(new Quarantine(Duration.ZERO));
  }

  private static void assertRefused(
      String why, Duration[] waits, int replacements, List<Duration> probes) {
    assertThatThrownBy(
            () ->
                new EscalateSettings(waits[0], waits[1], waits[2], waits[3], replacements, probes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private RecoveryDecision decide(FailureKind kind, RecoveryHistory history) {
    return policy.decide(failure(kind), history);
  }

  private static Failure failure(FailureKind kind) {
    return Failure.of(kind, "capture", "failed");
  }

  private static RecoveryHistory history(String done, int recentReplacements, int stuckCalls) {
    List<RecoveryHistory.Step> episode =
        done == null || done.isEmpty()
            ? List.of()
            : Arrays.stream(done.split(" "))
                .map(DECISIONS::get)
                .map(did -> new RecoveryHistory.Step(failure(FailureKind.DEFECT), did, true))
                .toList();
    return new RecoveryHistory(1, 3, episode, 0, recentReplacements, stuckCalls);
  }
}
