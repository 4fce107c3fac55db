package dev.steadyscan.core.store;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things may take: each its own limit, and none past the end, once it is set. Thread-safe.
 */
final class Limits {
  private final Duration each;
  private final TimeSource time;
  private volatile @Nullable Deadline end;

  Limits(Duration each, TimeSource time) {
    this.each = each;
    this.time = time;
  }

  void endBy(Deadline moment) {
    end = moment;
  }

  /** For one operation from now on. */
  Deadline next() {
    return next(1);
  }

  /** For so many operations from now on. */
  Deadline next(int operations) {
    Deadline last = end;
    Duration limit = each.multipliedBy(operations);
    return last == null ? Deadline.after(time, limit) : last.atMost(limit);
  }

  /** Whether the end has come. */
  boolean over() {
    Deadline last = end;
    return last != null && last.expired();
  }
}
