package dev.steadyscan.api.recovery;

import dev.steadyscan.api.error.Failure;
import java.util.List;
import java.util.Objects;

/**
 * What was tried so far in this episode: from the first failure of a camera to its third good frame
 * in a row. Escalation happens inside an episode.
 *
 * @param attempt which attempt at the shot failed, from 1; 0 if none could be made
 * @param attempts how many attempts a shot has
 * @param episode what was done about earlier failures of this episode, oldest first; of a long one
 *     the last 100
 * @param goodFrames good frames since the last failure of this episode, 0 to 2
 * @param recentReplacements how often the camera was replaced within its last 50 shots
 * @param stuckCalls calls that are stuck inside the device now
 */
public record RecoveryHistory(
    int attempt,
    int attempts,
    List<Step> episode,
    int goodFrames,
    int recentReplacements,
    int stuckCalls) {
  /** With so many calls stuck inside the device nothing but {@code close} enters any more. */
  public static final int MOST_STUCK_CALLS = 3;

  /** Copies. */
  public RecoveryHistory {
    episode = List.copyOf(episode);
  }

  /**
   * A failure and what was done about it.
   *
   * @param failure what went wrong
   * @param decision what was done
   * @param carriedOut whether that could be done; whether it helped shows in the next frame
   */
  public record Step(Failure failure, RecoveryDecision decision, boolean carriedOut) {
    /** Checks. */
    public Step {
      Objects.requireNonNull(failure, "failure");
      Objects.requireNonNull(decision, "decision");
    }
  }

  /** Whether so many calls are stuck inside the device that no recovery can enter it. */
  public boolean isFull() {
    return stuckCalls >= MOST_STUCK_CALLS;
  }

  /** How many decisions of this type were taken in this episode. */
  public int count(Class<? extends RecoveryDecision> type) {
    return (int) episode.stream().filter(step -> type.isInstance(step.decision())).count();
  }
}
