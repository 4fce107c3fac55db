package dev.steadyscan.api.recovery;

import dev.steadyscan.api.camera.MemoryProfile;
import java.time.Duration;
import java.util.Objects;

/** What is to be done about a failure. The policy decides it, the guard does it. */
public sealed interface RecoveryDecision {

  /**
   * Capture again on the camera as it is. Not possible while a call is stuck inside it.
   *
   * @param delay before the next capture
   */
  record Retry(Duration delay) implements RecoveryDecision {
    /** Checks. */
    public Retry {
      notNegative(delay);
    }
  }

  /**
   * Stop, clear, wait, start, wait; then capture again. Each call has a limit of its own.
   *
   * @param waitAfterStop between clear and start
   * @param waitAfterStart between start and the next capture
   */
  record Restart(Duration waitAfterStop, Duration waitAfterStart) implements RecoveryDecision {
    /** Checks. */
    public Restart {
      notNegative(waitAfterStop);
      notNegative(waitAfterStart);
    }
  }

  /**
   * Close the camera, make a new one and start it; then capture again.
   *
   * @param profile how much memory the new one may use
   */
  record Replace(MemoryProfile profile) implements RecoveryDecision {
    /** Checks. */
    public Replace {
      Objects.requireNonNull(profile, "profile");
    }
  }

  /**
   * Take the camera out of service: its shots fail at once. The first shot after the wait replaces
   * the camera and tries again.
   *
   * @param probeAfter how long it stays out of service
   */
  record Quarantine(Duration probeAfter) implements RecoveryDecision {
    /** Checks. */
    public Quarantine {
      notNegative(probeAfter);
    }
  }

  /**
   * Do nothing: this shot is given up, the next one is tried.
   *
   * @param reason one sentence for a person
   */
  record GiveUp(String reason) implements RecoveryDecision {
    /** Checks. */
    public GiveUp {
      Objects.requireNonNull(reason, "reason");
    }
  }

  private static void notNegative(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a wait cannot be negative: " + delay);
    }
  }
}
