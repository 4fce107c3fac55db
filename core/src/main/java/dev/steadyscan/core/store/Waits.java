package dev.steadyscan.core.store;

import dev.steadyscan.api.time.Deadline;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits that an interrupt does not cut short. */
final class Waits {
  private static final Logger LOG = LoggerFactory.getLogger(Waits.class);

  private Waits() {}

  /** The next of a queue, for threads of the store: only their own end mark ends them. */
  static <T> T next(BlockingQueue<T> queue) {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException notOurs) {
        LOG.debug("an interrupt is ignored: what waits here must not be lost", notOurs);
      }
    }
  }

  /** Waits for a signal and says whether it came; an interrupt is kept for the caller. */
  static boolean uninterruptibly(CompletableFuture<?> signal, Deadline deadline) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return deadline.time().await(signal, deadline.remaining());
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
