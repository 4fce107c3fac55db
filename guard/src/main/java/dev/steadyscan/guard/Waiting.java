package dev.steadyscan.guard;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.concurrent.CompletableFuture;

/** How a thread waits. It is handed the deadline and not what is left, so no time gets lost. */
@FunctionalInterface
interface Waiting {
  /**
   * Waits until the signal is completed or the deadline has passed, as {@link TimeSource#await}
   * does.
   */
  boolean await(CompletableFuture<?> signal, Deadline until) throws InterruptedException;

  /** Waiting by a clock and nothing else. */
  static Waiting by(TimeSource time) {
    return (signal, until) -> time.await(signal, until.remaining());
  }
}
