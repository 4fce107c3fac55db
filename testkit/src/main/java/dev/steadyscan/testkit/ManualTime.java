package dev.steadyscan.testkit;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * A clock that stands still until a test moves it.
 *
 * <p>A thread's own work takes no time here: a wait counts from the moment at which its thread last
 * read the clock. So it does not matter whether the test moves the clock just before or just after
 * a thread that has read it goes to sleep, and no test needs luck.
 *
 * <p>What a test itself waits for ends after a minute of real time with an error, never hangs.
 * Thread-safe.
 */
public final class ManualTime implements TimeSource {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Not 0, so that whoever takes a reading for a duration is found out. */
  private static final long ORIGIN = 7_000_000_000_000L;

  private final Instant start;
  private final List<Waiter> waiters = new ArrayList<>();
  private final ThreadLocal<Long> lastReading = new ThreadLocal<>();
  private long now = ORIGIN;

  private static final class Waiter {
    private final long due;
    private final CompletableFuture<Void> wake = new CompletableFuture<>();

    private Waiter(long due) {
      this.due = due;
    }
  }

  /** A clock that stands at noon of a day in 2030. */
  public ManualTime() {
    this(Instant.parse("2030-01-01T12:00:00Z"));
  }

  /** A clock that stands at this moment. */
  public ManualTime(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized long nanos() {
    lastReading.set(now);
    return now;
  }

  @Override
  public synchronized Instant instant() {
    return start.plusNanos(now - ORIGIN);
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Duration limit) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Waiter waiter = enter(limit);
    CompletableFuture<?> unused = signal.whenComplete((value, error) -> waiter.wake.complete(null));
    try {
      waiter.wake.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      leave(waiter);
    }
    return signal.isDone();
  }

  private synchronized Waiter enter(Duration limit) {
    Long reading = lastReading.get();
    lastReading.remove();
    long from = reading == null ? now : reading;
    Waiter waiter = new Waiter(from + Math.max(0, saturated(limit)));
    if (waiter.due - now <= 0) {
      waiter.wake.complete(null);
    } else {
      waiters.add(waiter);
      notifyAll();
    }
    return waiter;
  }

  private synchronized void leave(Waiter waiter) {
    waiters.remove(waiter);
    notifyAll();
  }

  /** Moves the clock and wakes whoever waited until then. */
  public void advance(Duration by) {
    List<Waiter> due = new ArrayList<>();
    synchronized (this) {
      now += by.toNanos();
      lastReading.remove(); // who moves the clock knows what time it is
      for (Waiter waiter : waiters) {
        if (waiter.due - now <= 0) {
          due.add(waiter);
        }
      }
      waiters.removeAll(due);
    }
    due.forEach(waiter -> waiter.wake.complete(null));
  }

  /** Blocks until at least so many threads wait on this clock. */
  public void awaitWaiters(int count) {
    until(() -> waiters.size() >= count, count + " waiters");
  }

  /**
   * Blocks until a thread waits on this clock for exactly so much longer. Where each wait of a test
   * has a length of its own, this says what a thread is at.
   */
  public void awaitWaiter(Duration left) {
    until(
        () -> waiters.stream().anyMatch(waiter -> waiter.due - now == left.toNanos()),
        "a waiter with " + left.toMillis() + " ms left");
  }

  private synchronized void until(BooleanSupplier condition, String what) {
    Deadline end = Deadline.after(TimeSource.system(), PATIENCE);
    while (!condition.getAsBoolean()) {
      long millis = end.millisLeft();
      if (millis == 0) {
        throw new AssertionError("waited in vain for " + what + "; there are " + describe());
      }
      try {
        wait(millis);
      } catch (InterruptedException interrupted) {
        throw new AssertionError("interrupted while waiting for " + what, interrupted);
      }
    }
  }

  private List<String> describe() {
    return waiters.stream().map(w -> (w.due - now) / 1_000_000 + " ms").toList();
  }

  private static long saturated(Duration limit) {
    return limit.toSeconds() > Long.MAX_VALUE / 4_000_000_000L
        ? Long.MAX_VALUE / 4
        : limit.toNanos();
  }
}
