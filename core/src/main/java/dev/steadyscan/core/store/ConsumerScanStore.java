package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands every picture to an embedding program and leaves nothing on disk: such a scan cannot be
 * resumed. A picture is completed when the program returns. Thread-safe.
 *
 * <p>Failed shots and events are not kept: the program has them from its listener and the result.
 */
public final class ConsumerScanStore implements ScanStore {
  private final Limits limits;
  private final TimeSource time;
  private final Health health = new Health();
  private final InFlight inFlight;
  private final SaveQueue queue;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A store with a thread of its own, which ends with {@link #close}.
   *
   * @param consumer takes the pictures
   * @param inFlight bytes of frames that may be held at a time, 1 or more
   * @param timeout how long one call of the consumer may take
   * @param time the run's clock
   */
  public ConsumerScanStore(
      FrameConsumer consumer, long inFlight, Duration timeout, TimeSource time) {
    this.limits = new Limits(timeout, time);
    this.time = time;
    this.inFlight = new InFlight(inFlight, time);
    this.queue =
        new SaveQueue(
            "store-consume",
            1,
            () -> new ConsumerSink(consumer, closer(), limits, time, health),
            this.inFlight,
            () -> {});
  }

  private FrameCloser closer() {
    return new FrameCloser("frame-release", limits, time, note -> {});
  }

  @Override
  public String where() {
    return "";
  }

  @Override
  public void start(ScanHeader header) {
    health.check();
  }

  @Override
  public CompletableFuture<SavedShot> save(ShotReport report, Frame frame) {
    return queue
        .add(report, frame)
        .orElseGet(
            () -> {
              try (FrameCloser closer = closer()) {
                closer.close(report.shot(), frame);
              }
              return CompletableFuture.failedFuture(Health.closedError());
            });
  }

  @Override
  public void failed(ShotReport report, Failure failure) {}

  @Override
  public void suspect(ShotReport report, Failure failure) {}

  @Override
  public void record(ScanEvent event) {}

  @Override
  public boolean awaitRoom(long bytes, Deadline deadline) throws InterruptedException {
    return inFlight.awaitRoom(bytes, deadline);
  }

  @Override
  public void release(long bytes) {
    inFlight.release(bytes);
  }

  @Override
  public long inFlight() {
    return inFlight.bytes();
  }

  @Override
  public Optional<ScanException> broken() {
    return health.broken();
  }

  @Override
  public void finish(ScanState state, ScanCounts shots, ScanCounts points) {
    Drain.frames(inFlight, limits);
    if (health.closed()) {
      throw Health.closedError();
    }
    if (state == ScanState.COMPLETED || state == ScanState.GAPS) {
      health.check();
    }
  }

  @Override
  public void endBy(Deadline end) {
    limits.endBy(end);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      health.close();
      Waits.uninterruptibly(queue.close(), limits.next(3));
    }
  }
}
