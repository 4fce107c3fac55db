package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Waits a full disk out: what finds no room on it is tried again each second, until there is room
 * or the end of the scan has begun. How long that may take is up to who looks at {@link #reason}.
 *
 * <p>Thread-safe.
 */
final class FullDisk {
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final TimeSource time;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private int waiting;
  private String reason = "";

  FullDisk(TimeSource time) {
    this.time = time;
  }

  /** Why something waits, in words; empty if nothing does. */
  synchronized Optional<String> reason() {
    return waiting == 0 ? Optional.empty() : Optional.of(reason);
  }

  /** From now on nothing waits for room. */
  void waitNoMore() {
    over.complete(null);
  }

  /**
   * Runs an operation that leaves nothing behind when it fails.
   *
   * @throws ScanException what it threw, unless it found no room; if it did, once nothing waits
   */
  void waitOut(Runnable operation) {
    Supplier<Boolean> asValue =
        () -> {
          operation.run();
          return true;
        };
    boolean unused = waitOut(asValue);
  }

  /** As above, for an operation that gives a value. */
  <T> T waitOut(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (ScanException failed) {
      return again(operation, thrownUnlessFull(failed));
    }
  }

  private <T> T again(Supplier<T> operation, ScanException first) {
    ScanException full = first;
    begin(String.valueOf(first.getMessage()));
    try {
      while (!Waits.uninterruptibly(over, Deadline.after(time, PAUSE))) {
        try {
          return operation.get();
        } catch (ScanException failed) {
          full = thrownUnlessFull(failed);
        }
      }
      throw full;
    } finally {
      end();
    }
  }

  private synchronized void begin(String why) {
    reason = waiting == 0 ? why : reason;
    waiting++;
  }

  private synchronized void end() {
    waiting--;
  }

  private static ScanException thrownUnlessFull(ScanException failed) {
    if (isFull(failed)) {
      return failed;
    }
    throw failed;
  }

  /** Whether it failed for want of room. */
  static boolean isFull(ScanException failed) {
    return failed.code() == ErrorCode.DISK
        && failed.getCause() instanceof IOException io
        && DiskTrouble.isFull(io);
  }
}
