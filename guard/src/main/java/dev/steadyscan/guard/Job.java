package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.time.Deadline;

/** What the conductor does, one after the other. It ends once, by its work or without it. */
interface Job {
  /** Until when somebody waits for it. */
  Deadline deadline();

  /** Whether it goes before the jobs that wait already. */
  default boolean goesFirst() {
    return false;
  }

  /** Whether it has ended. */
  boolean isOver();

  /** Does the work. Runs on the conductor's thread. */
  void perform() throws InterruptedException;

  /** Ends it with a failure, unless it has ended. */
  void fail(Failure failure);

  /** Ends it because its deadline passed, unless it has ended. */
  void expire();

  /** Ends it if it is one that does not wait for an overdue recovery. */
  void turnAway(Failure failure);
}
