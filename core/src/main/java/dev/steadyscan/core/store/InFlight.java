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
  private long reserved;
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
    change(() -> bytes -= freed);
  }

  /** Everybody who waits for a frame knows how it ended. */
  void done() {
    change(() -> frames--);
  }

  /** Bytes that were reserved are held now, or will not come. */
  void release(long given) {
    change(() -> reserved -= given);
  }

  private void change(Runnable change) {
    CompletableFuture<Void> waiters;
    synchronized (lock) {
      change.run();
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
   * Waits until so many bytes more stay within the bound, or none are held or reserved, and not too
   * many frames are on their way; then reserves them.
   */
  boolean awaitRoom(long more, Deadline deadline) throws InterruptedException {
    return await(() -> reserve(more), deadline);
  }

  /** Under the lock. */
  private boolean reserve(long more) {
    long taken = bytes + reserved;
    boolean room = frames < MOST_FRAMES && (taken == 0 || more <= bound - taken);
    if (room) {
      reserved += more;
    }
    return room;
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
