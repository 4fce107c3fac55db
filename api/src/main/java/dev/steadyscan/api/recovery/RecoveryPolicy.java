package dev.steadyscan.api.recovery;

import dev.steadyscan.api.error.Failure;
import java.time.Duration;

/**
 * Decides what is done about a failed capture. The policy decides, the guard acts: a policy holds
 * no device and does nothing itself.
 *
 * <p>{@link #decide} MUST be pure: the same failure and history give the same decision. It is
 * called once after each failed attempt, after each recovery that itself failed, and when a camera
 * tells of a failure between shots, by one thread at a time for each camera; one policy object may
 * serve several cameras, so it MUST be thread-safe. It MUST NOT block. A null or an exception
 * counts as {@link RecoveryDecision.GiveUp}, and says so.
 *
 * <p>A failure of kind {@code SETTING_REFUSED} is never brought here: it ends the shot.
 */
public interface RecoveryPolicy {

  /** What is to be done about {@code failure}; never null. */
  RecoveryDecision decide(Failure failure, RecoveryHistory history);

  /**
   * The longest sum of waits that one decision may ask for, {@code Quarantine} left out: with it
   * the deadlines are checked to nest before anything moves.
   */
  Duration longestWait();
}
