package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands frames to an embedding program, in a lane with the write timeout. */
final class ConsumerSink implements FrameSink {
  private final TimeoutGuard guard;
  private final FrameConsumer consumer;
  private final FrameCloser closer;
  private final Limits limits;
  private final Health health;

  ConsumerSink(
      FrameConsumer consumer, FrameCloser closer, Limits limits, TimeSource time, Health health) {
    this.guard = new TimeoutGuard("frame-consumer", ErrorCode.PLUGIN_DEFECT, time, 1, false);
    this.consumer = consumer;
    this.closer = closer;
    this.limits = limits;
    this.health = health;
  }

  /** The frame is closed when the program returns, however late: until then it may be reading. */
  @Override
  public CompletableFuture<SavedShot> take(ShotReport report, Frame frame) {
    AtomicBoolean begun = new AtomicBoolean();
    long bytes = frame.size();
    try {
      health.check();
      hand(report, frame, begun);
    } catch (ScanException failed) {
      if (failed.code() != ErrorCode.CANCELLED) {
        health.broke(failed);
      }
      throw failed;
    } finally {
      if (begun.compareAndSet(false, true)) {
        closer.close(report.shot(), frame);
      }
    }
    return CompletableFuture.completedFuture(new SavedShot(report.shot(), "", bytes, ""));
  }

  private void hand(ShotReport report, Frame frame, AtomicBoolean begun) {
    String operation = "frame consumer at " + report.shot();
    Deadline deadline = limits.next();
    Duration limit = deadline.remaining();
    try {
      guard.run(
          operation,
          deadline,
          () -> {
            if (begun.compareAndSet(false, true)) {
              try {
                consumer.accept(report, frame);
              } finally {
                closer.close(report.shot(), frame);
              }
            }
          });
    } catch (DeviceException failed) {
      throw explained(operation, limit, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ScanException(ErrorCode.CANCELLED, operation + " was interrupted", interrupted);
    }
  }

  private ScanException explained(String operation, Duration limit, DeviceException failed) {
    Throwable cause = failed.failure().cause().orElse(failed);
    String what =
        failed.failure().kind() == FailureKind.TIMEOUT
            ? " had not returned after " + DiskLane.seconds(limit)
            : " failed: " + cause;
    return new ScanException(ErrorCode.PLUGIN_DEFECT, operation + what, cause);
  }

  @Override
  public void close() {
    guard.close();
    closer.close();
  }
}
