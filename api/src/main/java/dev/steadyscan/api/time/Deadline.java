package dev.steadyscan.api.time;

import java.time.Duration;

/**
 * The moment by which a call has to be over. One deadline is handed down a chain of calls; nobody
 * starts the same limit anew at each step. To give a step a limit of its own, narrow the deadline
 * with {@link #atMost}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Deadline {
  private static final long FOR_EVER = Long.MAX_VALUE / 4;

  private final TimeSource time;
  private final long at;

  private Deadline(TimeSource time, long at) {
    this.time = time;
    this.at = at;
  }

  /** The deadline {@code limit} from now on; a negative limit is one that has passed. */
  public static Deadline after(TimeSource time, Duration limit) {
    return new Deadline(time, time.nanos() + saturatedNanos(limit));
  }

  /** The earlier of this deadline and {@code limit} from now on. */
  public Deadline atMost(Duration limit) {
    Deadline own = after(time, limit);
    return own.at - at < 0 ? own : this;
  }

  /** What is left, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, at - time.nanos()));
  }

  /** What is left in whole milliseconds, never negative: the form that crosses into a process. */
  public long millisLeft() {
    return remaining().toMillis();
  }

  /** Whether the deadline has passed. */
  public boolean expired() {
    return at - time.nanos() <= 0;
  }

  /** The clock that this deadline is read from. */
  public TimeSource time() {
    return time;
  }

  static long saturatedNanos(Duration limit) {
    if (limit.toSeconds() >= FOR_EVER / 1_000_000_000L) {
      return FOR_EVER;
    }
    return limit.toSeconds() <= -FOR_EVER / 1_000_000_000L ? -FOR_EVER : limit.toNanos();
  }

  @Override
  public String toString() {
    return "in " + millisLeft() + " ms";
  }
}
