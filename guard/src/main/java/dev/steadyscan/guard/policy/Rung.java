package dev.steadyscan.guard.policy;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryHistory;
import java.util.List;

/** The rungs of {@link Escalate}, from the weakest means to the strongest. */
enum Rung {
  RETRY,
  RESTART,
  LONGER_RESTART,
  REPLACE,
  REPLACE_SMALL,
  QUARANTINE;

  boolean replaces() {
    return this == REPLACE || this == REPLACE_SMALL;
  }

  /** The rung above the last one of the episode, or where the failure gets on if that is higher. */
  static Rung next(Failure failure, RecoveryHistory history) {
    Rung above = above(history.episode());
    Rung entry = entry(failure, history.stuckCalls() > 0);
    return entry.compareTo(above) > 0 ? entry : above;
  }

  /** What is weaker than this is of no use against the failure. */
  private static Rung entry(Failure failure, boolean callsAreStuck) {
    return switch (failure.kind()) {
      case STALLED, BUFFER_REJECTED -> RESTART;
      case TIMEOUT -> callsAreStuck ? RESTART : RETRY;
      case BUSY -> callsAreStuck ? REPLACE : RETRY;
      case GONE -> REPLACE;
      case NO_MEMORY -> REPLACE_SMALL;
      default -> RETRY;
    };
  }

  private static Rung above(List<RecoveryHistory.Step> episode) {
    Rung above = RETRY;
    for (RecoveryHistory.Step step : episode) {
      Rung next = above(step, above);
      above = next.compareTo(above) > 0 ? next : above;
    }
    return above;
  }

  private static Rung above(RecoveryHistory.Step step, Rung before) {
    RecoveryDecision done = step.decision();
    if (done instanceof Retry) {
      return step.failure().kind() == FailureKind.BACKPRESSURE ? RETRY : RESTART;
    } else if (done instanceof Restart && !step.carriedOut()) {
      return REPLACE;
    } else if (done instanceof Restart) {
      return before.compareTo(LONGER_RESTART) < 0 ? LONGER_RESTART : REPLACE;
    } else if (done instanceof Replace replaced) {
      return replaced.profile() == MemoryProfile.NORMAL ? REPLACE_SMALL : QUARANTINE;
    }
    return done instanceof Quarantine ? QUARANTINE : RETRY;
  }
}
