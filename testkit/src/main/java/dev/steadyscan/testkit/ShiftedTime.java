package dev.steadyscan.testkit;

import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The machine's clock put back by a day: what a device reads from another clock lies in the future
 * here. Thread-safe.
 */
final class ShiftedTime implements TimeSource {
  private static final Duration BACK = Duration.ofDays(1);

  private final TimeSource system = TimeSource.system();

  @Override
  public long nanos() {
    return system.nanos() - BACK.toNanos();
  }

  @Override
  public Instant instant() {
    return system.instant().minus(BACK);
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) throws InterruptedException {
    return system.await(signal, limit);
  }
}
