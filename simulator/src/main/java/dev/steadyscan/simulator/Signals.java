package dev.steadyscan.simulator;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * What a capture of a simulated camera waits for: its time, and to be stopped or closed from
 * another thread. Also where it hangs when a fault says so.
 *
 * <p>Thread-safe. {@link #start}, {@link #stop} and {@link #close} never block, but for {@code
 * stop} after {@link #hangInStop}.
 */
final class Signals {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final TimeSource time;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile CompletableFuture<Void> stopped = CompletableFuture.completedFuture(null);
  private volatile boolean stopHangs;

  Signals(TimeSource time) {
    this.time = time;
  }

  void start() {
    stopped = new CompletableFuture<>();
    if (closed.isDone()) { // after the new signal, so that a close at the same time is not missed
      stopped.complete(null);
      throw DeviceException.camera(FailureKind.GONE, "start", "the simulated camera is closed");
    }
  }

  void stop() throws InterruptedException {
    stopped.complete(null);
    if (stopHangs) {
      awaitForEver(closed);
    }
  }

  void close() {
    closed.complete(null);
    stopped.complete(null);
  }

  /** Whether the camera was started and not stopped since. */
  boolean running() {
    return !stopped.isDone();
  }

  /** Waits; throws if the camera is stopped meanwhile. */
  void pause(Duration duration) throws InterruptedException {
    if (time.await(stopped, duration)) {
      throw cancelled();
    }
  }

  DeviceException hangUntilStopped() throws InterruptedException {
    awaitForEver(stopped);
    return cancelled();
  }

  DeviceException hangUntilClosed() throws InterruptedException {
    awaitForEver(closed);
    return cancelled();
  }

  DeviceException hangInStop() throws InterruptedException {
    stopHangs = true;
    return hangUntilClosed();
  }

  /** Never returns, and takes no notice of interrupts. */
  DeviceException hangUntilExit() {
    while (true) {
      LockSupport.park(this);
      Thread.interrupted(); // or the next park would return at once
    }
  }

  private void awaitForEver(CompletableFuture<Void> signal) throws InterruptedException {
    boolean come = false;
    while (!come) {
      come = time.await(signal, FOR_EVER);
    }
  }

  private static DeviceException cancelled() {
    return DeviceException.camera(
        FailureKind.STALLED, "capture", "the capture was cancelled by a stop");
  }
}
