package com.example.scanner;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.time.Duration;

/**
 * Decides by the kind of a failure, and waits twice as long after each further one of an episode.
 *
 * <p>It holds the settings alone: all that it decides by is handed to it.
 */
final class PatientPolicy implements RecoveryPolicy {
  private static final int MOST_DOUBLINGS = 20;

  private final PatientSettings settings;

  PatientPolicy(PatientSettings settings) {
    this.settings = settings;
  }

  @Override
  public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
    return switch (failure.kind()) {
      case BAD_FRAME, BACKPRESSURE, NOT_SAVED -> new Retry(wait(history));
      case TIMEOUT, STALLED, BUSY, BUFFER_REJECTED -> new Restart(wait(history), Duration.ZERO);
      case GONE, NO_MEMORY -> replaceOrRest(history);
      // DEFECT, and the kinds that came after this policy was written.
      default -> new GiveUp("nothing helps against " + failure.kind());
    };
  }

  private RecoveryDecision replaceOrRest(RecoveryHistory history) {
    return history.recentReplacements() < settings.replacements()
        ? new Replace(MemoryProfile.NORMAL)
        : new Quarantine(settings.longestWait());
  }

  private Duration wait(RecoveryHistory history) {
    int doublings = Math.min(history.episode().size(), MOST_DOUBLINGS);
    Duration wait = settings.firstWait().multipliedBy(1L << doublings);
    return wait.compareTo(settings.longestWait()) < 0 ? wait : settings.longestWait();
  }

  @Override
  public Duration longestWait() {
    return settings.longestWait();
  }
}
