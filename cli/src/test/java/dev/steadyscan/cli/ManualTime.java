package dev.steadyscan.cli;

import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A clock that a test moves; a wait moves it by its limit. */
final class ManualTime implements TimeSource {
  private long nanos = 1_000;

  void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) {
    if (!signal.isDone()) {
      pass(limit);
    }
    return signal.isDone();
  }
}
