package dev.steadyscan.core.store;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Counts frames on their way and the bytes they hold, and lets others wait. Thread-safe. */
final class InFlight {
  /** A small picture costs more than its bytes: its records wait, and lines of the log. */
  static final int MOST_FRAMES = 500;

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

  /** A frame's bytes are free; it still counts as one on its way. */
  void free(long freed) {
    change(freed, 0);
  }

  /** Everybody who waits for a frame knows how it ended. */
  void done() {
    change(0, 1);
  }

  private void change(long freed, int ended) {
    CompletableFuture<Void> waiters;
    synchronized (lock) {
      bytes -= freed;
      frames -= ended;
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

  /**
   * Waits until so many bytes more stay within the bound, or none are held, and not too many frames
   * are on their way.
   */
  boolean awaitRoom(long more, Deadline deadline) throws InterruptedException {
    return await(() -> frames < MOST_FRAMES && (bytes == 0 || more <= bound - bytes), deadline);
  }

  /** Waits until no frame is on its way. */
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
