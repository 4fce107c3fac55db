package dev.steadyscan.api.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

enum SystemTime implements TimeSource {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) throws InterruptedException {
    try {
      signal.get(Math.max(0, Deadline.saturatedNanos(limit)), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return signal.isDone();
    } catch (ExecutionException | CancellationException completedOtherwise) {
      return true;
    }
  }
}
