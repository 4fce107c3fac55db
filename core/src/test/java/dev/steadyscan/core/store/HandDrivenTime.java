package dev.steadyscan.core.store;

import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** A clock that a test moves; waits end by their signal or when the clock passes them. */
final class HandDrivenTime implements TimeSource {
  static final Instant START = Instant.parse("2026-03-01T10:20:30Z");

  private final Object lock = new Object();
  private long nanos;
  private CompletableFuture<Void> moved = new CompletableFuture<>();

  void advance(Duration by) {
    CompletableFuture<Void> waiters;
    synchronized (lock) {
      nanos += by.toNanos();
      waiters = moved;
      moved = new CompletableFuture<>();
    }
    waiters.complete(null);
  }

  @Override
  public long nanos() {
    synchronized (lock) {
      return nanos;
    }
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos());
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) throws InterruptedException {
    long end = nanos() + limit.toNanos();
    while (true) {
      CompletableFuture<Void> move;
      synchronized (lock) {
        if (signal.isDone() || nanos >= end) {
          return signal.isDone();
        }
        move = moved;
      }
      try {
        CompletableFuture.anyOf(signal, move).get();
      } catch (ExecutionException | CompletionException completedOtherwise) {
        return true;
      }
    }
  }
}
