package dev.steadyscan.core.scan;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.GuardedMotion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of one run, guarded, and what they share.
 *
 * <p>Filled by one thread; thread-safe.
 */
public final class Rig {
  private static final Logger LOG = LoggerFactory.getLogger(Rig.class);

  private final Belongings belongings;
  private final Map<String, GuardedCamera> cameras = new LinkedHashMap<>();
  private Optional<GuardedMotion> motion = Optional.empty();
  private Optional<CompletableFuture<Void>> closing = Optional.empty();

  Rig(Belongings belongings) {
    this.belongings = belongings;
  }

  synchronized void add(GuardedMotion opening) {
    motion = Optional.of(opening);
  }

  synchronized void add(String name, GuardedCamera camera) {
    cameras.put(name, camera);
  }

  synchronized GuardedMotion motion() {
    return motion.orElseThrow();
  }

  synchronized GuardedCamera camera(String name) {
    return Optional.ofNullable(cameras.get(name)).orElseThrow();
  }

  /** Stops the motion, if there is one. May be called by any thread. */
  void stopMotion() throws InterruptedException {
    Optional<GuardedMotion> opened;
    synchronized (this) {
      opened = motion;
    }
    if (opened.isPresent()) {
      opened.get().stop();
    }
  }

  /**
   * Begins to close every device, all at the same time; shots under way fail. Returns at once.
   *
   * @return completed when every device is closed
   */
  synchronized CompletableFuture<Void> closeDevices() {
    if (closing.isEmpty()) {
      List<CompletableFuture<Void>> each = new ArrayList<>();
      cameras.forEach((name, camera) -> each.add(closing(name, camera::close)));
      motion.ifPresent(guarded -> each.add(closing("motion", guarded::close)));
      closing = Optional.of(CompletableFuture.allOf(each.toArray(new CompletableFuture<?>[0])));
    }
    return closing.get();
  }

  /**
   * Closes every device at the same time, then what they shared. What is not closed by the deadline
   * is left behind.
   */
  public void close(TimeSource time, Deadline deadline) throws InterruptedException {
    if (!time.await(closeDevices(), deadline.remaining())) {
      LOG.warn("devices were not closed in time and are left behind");
    }
    belongings.close(time, deadline);
  }

  private static CompletableFuture<Void> closing(String name, Runnable close) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Runnable closeAndTell =
        () -> {
          try {
            close.run();
          } catch (RuntimeException failed) {
            LOG.warn("{} was not closed properly", name, failed);
          } finally {
            closed.complete(null);
          }
        };
    Thread thread = new Thread(closeAndTell, "close-" + name);
    thread.setDaemon(true);
    thread.start();
    return closed;
  }
}
