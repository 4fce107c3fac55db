package dev.steadyscan.core.store;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Counts the frames that are held and their bytes, and lets others wait for room. Thread-safe. */
final class InFlight {
  private final Object lock = new Object();
  private final long bound;
  private final TimeSource time;
  private long bytes;
  private int frames;
  private CompletableFuture<Void> less = new CompletableFuture<>();

  InFlight(long bound, TimeSource time) {
    this.bound = bound;
    this.time = time;
  }

  void add(long more) {
    synchronized (lock) {
      bytes += more;
      frames++;
    }
  }

  void remove(long done) {
    CompletableFuture<Void> waiters;
    synchronized (lock) {
      bytes -= done;
      frames--;
      waiters = less;
      less = new CompletableFuture<>();
    }
    waiters.complete(null);
  }

  long bytes() {
    synchronized (lock) {
      return bytes;
    }
  }

  /** Waits until so many bytes more stay within the bound, or nothing is held. */
  boolean awaitRoom(long more, Deadline deadline) throws InterruptedException {
    return await(() -> frames == 0 || more <= bound - bytes, deadline);
  }

  /** Waits until nothing is held. */
  boolean awaitNone(Deadline deadline) throws InterruptedException {
    return await(() -> frames == 0, deadline);
  }

  private boolean await(BooleanSupplier holds, Deadline deadline) throws InterruptedException {
    while (true) {
      CompletableFuture<Void> change;
      synchronized (lock) {
        if (holds.getAsBoolean()) {
          return true;
        }
        change = less;
      }
      if (!time.await(change, deadline.remaining())) {
        synchronized (lock) {
          return holds.getAsBoolean();
        }
      }
    }
  }
}
