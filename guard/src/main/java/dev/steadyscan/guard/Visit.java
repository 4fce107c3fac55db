package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;

/** On whose behalf the ladder acts. Used by the conductor's thread alone. */
interface Visit {
  /** Captures made so far. */
  int attempts();

  /** Whether it has ended. */
  boolean isOver();

  /** Keeps a failure: what it ends with if its time passes. */
  void failedOnce(Failure failure);

  /** Ends it with a failure, unless it has ended. */
  void fail(Failure failure);
}
