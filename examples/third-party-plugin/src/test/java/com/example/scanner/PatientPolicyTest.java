package com.example.scanner;

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
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PatientPolicyTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PatientPolicy policy =
      new PatientPolicy(new PatientSettings(SECOND, Duration.ofSeconds(5), 3));

  @Test
  void aBadPictureIsTakenAgain() {
    assertThat(decide(FailureKind.BAD_FRAME, 0, 0)).isEqualTo(new Retry(SECOND));
  }

  @Test
  void aCameraThatHangsIsRestarted() {
    assertThat(decide(FailureKind.TIMEOUT, 0, 0)).isEqualTo(new Restart(SECOND, Duration.ZERO));
  }

  @Test
  void aCameraThatIsGoneIsReplaced() {
    assertThat(decide(FailureKind.GONE, 0, 2)).isEqualTo(new Replace(MemoryProfile.NORMAL));
  }

  @Test
  void aCameraThatIsReplacedAllTheTimeIsLeftAlone() {
    assertThat(decide(FailureKind.GONE, 0, 3)).isEqualTo(new Quarantine(Duration.ofSeconds(5)));
  }

  @Test
  void aDefectIsGivenUp() {
    assertThat(decide(FailureKind.DEFECT, 0, 0)).isInstanceOf(GiveUp.class);
  }

  @Test
  void theWaitDoublesUntilTheLongest() {
    assertThat(decide(FailureKind.BAD_FRAME, 1, 0)).isEqualTo(new Retry(SECOND.multipliedBy(2)));
    assertThat(decide(FailureKind.BAD_FRAME, 2, 0)).isEqualTo(new Retry(SECOND.multipliedBy(4)));
    assertThat(decide(FailureKind.BAD_FRAME, 3, 0)).isEqualTo(new Retry(policy.longestWait()));
    assertThat(decide(FailureKind.BAD_FRAME, 99, 0)).isEqualTo(new Retry(policy.longestWait()));
  }

  @Test
  void waitsTheWrongWayRoundAreRefused() {
    assertThatThrownBy(() -> new PatientSettings(SECOND, Duration.ZERO, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longest-wait");
  }

  private RecoveryDecision decide(FailureKind kind, int before, int replacements) {
    Failure failure = Failure.of(kind, "capture", "it failed");
    RecoveryHistory.Step step = new RecoveryHistory.Step(failure, new Retry(SECOND), true);
    RecoveryHistory history =
        new RecoveryHistory(1, 3, Collections.nCopies(before, step), 0, replacements, 0);
    return policy.decide(failure, history);
  }
}
