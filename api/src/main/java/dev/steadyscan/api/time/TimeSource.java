package dev.steadyscan.api.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The one clock of a run: what time it is and how to wait. Devices, policies and patterns MUST NOT
 * read another clock or sleep by other means, so that a test can move time by hand.
 *
 * <p>Thread-safe.
 */
public interface TimeSource {

  /**
   * Nanoseconds on a monotonic clock with an arbitrary origin; only differences mean something. It
   * never goes back, and on Linux is {@code CLOCK_MONOTONIC}.
   */
  long nanos();

  /** The wall clock, for records and names. It may jump; never measure with it. */
  Instant instant();

  /**
   * Waits until {@code signal} is completed (normally or not) or {@code limit} has passed on this
   * clock, whichever is first. Never throws what the signal was completed with.
   *
   * @param limit how long to wait at most; zero or less only looks
   * @return whether the signal was completed
   * @throws InterruptedException if the calling thread was interrupted
   */
  boolean await(CompletableFuture<?> signal, Duration limit) throws InterruptedException;

  /**
   * Waits for {@code duration}.
   *
   * @throws InterruptedException if the calling thread was interrupted
   */
  default void sleep(Duration duration) throws InterruptedException {
    await(new CompletableFuture<Void>(), duration);
  }

  /** The clocks of the machine. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
