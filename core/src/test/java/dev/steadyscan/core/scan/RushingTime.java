package dev.steadyscan.core.scan;

import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A clock for one thread: a wait is over at once, and its time has passed. */
final class RushingTime implements TimeSource {
  private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

  private final Runnable afterEachWait;
  private Duration passed = Duration.ofHours(1);

  RushingTime(Runnable afterEachWait) {
    this.afterEachWait = afterEachWait;
  }

  Duration passed() {
    return passed.minusHours(1);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public Instant instant() {
    return START.plus(passed());
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) {
    if (!signal.isDone()) {
      passed = passed.plus(limit);
      afterEachWait.run();
    }
    return signal.isDone();
  }
}
