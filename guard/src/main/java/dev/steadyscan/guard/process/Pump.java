package dev.steadyscan.guard.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that works beside a process until its stream ends. */
final class Pump {
  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private Pump() {}

  /** What a pump does. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /**
   * A pump that works.
   *
   * @throws OutOfMemoryError if the system gives no thread
   */
  static Pump started(String name, Work work) {
    Pump pump = new Pump();
    Thread thread = new Thread(() -> pump.run(name, work), name);
    thread.setDaemon(true);
    thread.start();
    return pump;
  }

  /** Completed when the work is over. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  private void run(String name, Work work) {
    try {
      work.run();
    } catch (IOException | InterruptedException endOfStream) {
      LOG.debug("{}: ended", name, endOfStream);
    } finally {
      ended.complete(null);
    }
  }
}
