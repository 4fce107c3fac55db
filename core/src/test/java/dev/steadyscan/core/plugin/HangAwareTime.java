package dev.steadyscan.core.plugin;

import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A clock for calls that hang: a limit passes as soon as a plugin has said that it hangs. */
final class HangAwareTime implements TimeSource {
  static final String HUNG = "steadyscan.test.hung";

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(nanos());
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) throws InterruptedException {
    while (!signal.isDone()) {
      if (System.clearProperty(HUNG) != null) {
        nanos.addAndGet(limit.toNanos());
        return signal.isDone();
      }
      look(signal);
    }
    return true;
  }

  private static void look(CompletableFuture<?> signal) throws InterruptedException {
    try {
      Object unused = signal.get(1, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException stillRunningOrFailed) {
      // the caller looks again
    }
  }
}
