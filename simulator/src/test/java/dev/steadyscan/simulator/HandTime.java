package dev.steadyscan.simulator;

import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A clock that a wait moves: {@code await} returns at once, and on the way does what was planned
 * for the moments it passes. One thread plays everybody.
 */
final class HandTime implements TimeSource {
  private final TreeMap<Long, Runnable> plans = new TreeMap<>();
  private long now = 1_000_000_000L;

  /** Plans something for so long from now. */
  void in(Duration delay, Runnable action) {
    plans.put(now + delay.toNanos(), action);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(0, now);
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) {
    long end = limit.toSeconds() > 1_000_000_000L ? Long.MAX_VALUE : now + limit.toNanos();
    while (!signal.isDone() && !plans.isEmpty() && plans.firstKey() <= end) {
      Map.Entry<Long, Runnable> next = plans.pollFirstEntry();
      now = next.getKey();
      next.getValue().run();
    }
    if (!signal.isDone()) {
      if (end == Long.MAX_VALUE) {
        throw new AssertionError("this wait would never end");
      }
      now = Math.max(now, end);
    }
    return signal.isDone();
  }
}
