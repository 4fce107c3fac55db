package dev.steadyscan.core.event;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener with its thread and its bounded queue. */
final class ListenerLane {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerLane.class);

  private final ScanListener listener;
  private final int bound;
  private final TimeSource time;
  private final ArrayDeque<ScanEvent> queue = new ArrayDeque<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private long dropped;
  private boolean closed;
  private boolean broken;

  ListenerLane(ScanListener listener, int bound, TimeSource time) {
    this.listener = listener;
    this.bound = bound;
    this.time = time;
    Thread thread = new Thread(this::run, "listener-" + listener.getClass().getSimpleName());
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void offer(ScanEvent event) {
    if (broken || closed) {
      return;
    }
    if (queue.size() == bound) {
      queue.removeFirst();
      dropped++;
    }
    queue.addLast(event);
    notifyAll();
  }

  void close(Deadline deadline) throws InterruptedException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    if (!time.await(ended, deadline.remaining())) {
      LOG.warn("listener {} is still busy and is left behind", listener.getClass().getName());
    }
  }

  private void run() {
    try {
      for (ScanEvent event = next(); event != null; event = next()) {
        listener.on(event);
      }
    } catch (Throwable thrown) {
      LOG.warn(
          "listener {} failed and is told nothing more", listener.getClass().getName(), thrown);
    } finally {
      synchronized (this) {
        broken = true;
        queue.clear();
      }
      ended.complete(null);
    }
  }

  private synchronized @Nullable ScanEvent next() throws InterruptedException {
    while (queue.isEmpty() && !closed) {
      wait();
    }
    if (dropped > 0) {
      ScanEvent.EventsDropped told = new ScanEvent.EventsDropped(time.instant(), dropped);
      dropped = 0;
      return told;
    }
    return queue.pollFirst();
  }
}
