package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.TimeSource;
import java.util.concurrent.CompletableFuture;

/**
 * Waits for what was handed over. What is waited for is bounded by the limits of its operations, so
 * these waits come to an end by themselves; the end of the scan may come before.
 */
final class Drain {
  private Drain() {}

  /** Waits until no frame is on its way. */
  static void frames(InFlight inFlight, Limits limits) {
    try {
      while (!inFlight.awaitNone(limits.next())) {
        checkEnd(inFlight.bytes() + " bytes of pictures", limits);
      }
    } catch (InterruptedException interrupted) {
      throw cancelled(interrupted);
    }
  }

  /** Waits for a signal, whatever comes of it. */
  static void signal(CompletableFuture<?> signal, TimeSource time, Limits limits) {
    try {
      while (!time.await(signal, limits.next().remaining())) {
        checkEnd("the journal's last records", limits);
      }
    } catch (InterruptedException interrupted) {
      throw cancelled(interrupted);
    }
  }

  private static void checkEnd(String what, Limits limits) {
    if (limits.over()) {
      throw new ScanException(ErrorCode.DISK, what + " were not on disk when the scan had to end");
    }
  }

  private static ScanException cancelled(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new ScanException(
        ErrorCode.CANCELLED, "interrupted while pictures were being saved", interrupted);
  }
}
