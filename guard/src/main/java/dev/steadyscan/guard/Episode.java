package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryHistory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What happened since the first failure, until three good frames came in a row; and how often the
 * camera was replaced lately. Used by the conductor's thread alone.
 */
final class Episode {
  private static final int GOOD_FRAMES_TO_END = 3;
  private static final int RECENT_SHOTS = 50;

  /**
   * A camera that never recovers has one episode, as long as the scan: it must not grow with it.
   */
  private static final int MOST_STEPS = 100;

  private final List<RecoveryHistory.Step> steps = new ArrayList<>();
  private final Deque<Long> replacedAt = new ArrayDeque<>();
  private int goodFrames;
  private long shots;

  void shotBegins() {
    shots++;
    while (!replacedAt.isEmpty() && replacedAt.getFirst() <= shots - RECENT_SHOTS) {
      replacedAt.removeFirst();
    }
  }

  void goodFrame() {
    goodFrames++;
    if (goodFrames >= GOOD_FRAMES_TO_END) {
      steps.clear();
    }
  }

  void replaced() {
    replacedAt.addLast(shots);
  }

  /** Adds what was done about a failure; good frames count anew from here. */
  void acted(Failure failure, RecoveryDecision decision, boolean carriedOut) {
    if (steps.size() == MOST_STEPS) {
      steps.remove(0);
    }
    steps.add(new RecoveryHistory.Step(failure, decision, carriedOut));
    goodFrames = 0;
  }

  RecoveryHistory history(int attempt, int attempts, int stuckCalls) {
    int good = steps.isEmpty() ? 0 : goodFrames;
    return new RecoveryHistory(attempt, attempts, steps, good, replacedAt.size(), stuckCalls);
  }
}
