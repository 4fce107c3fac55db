package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.testkit.BrokenCamera.Parts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A camera that keeps its contract; broken ones override what they break. */
class ReferenceCamera implements Camera {
  static final int SHOTS = 8;
  private static final Duration EXPOSURE = Duration.ofMillis(1);
  private static final Duration FOR_EVER = Duration.ofDays(1);

  /** What a camera is to be like. */
  record Setup(boolean stuck, boolean failing, boolean there) {}

  final TimeSource time;
  final AtomicLong tries;
  final Setup setup;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  volatile CompletableFuture<Void> stopped = CompletableFuture.completedFuture(null);
  volatile ShotSettings inForce = ShotSettings.unchanged();

  ReferenceCamera(Parts parts) {
    setup = parts.setup();
    time = parts.context().time();
    tries = parts.tries();
  }

  @Override
  public void start(Deadline deadline) throws InterruptedException {
    stopped = new CompletableFuture<>();
    if (closed.isDone()) {
      stopped.complete(null);
      throw failure(FailureKind.GONE, "it is closed");
    }
  }

  @Override
  public void configure(ShotSettings settings, Deadline deadline) {
    if (settings.whiteBalance().isPresent()) {
      throw failure(FailureKind.SETTING_REFUSED, "white balance is fixed");
    }
    inForce = settings;
  }

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    long begunAt = expose(request);
    exposed.run();
    return frame(request, begunAt).build();
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    stopped.complete(null);
  }

  @Override
  public void clear(Deadline deadline) throws InterruptedException {}

  @Override
  public void close() {
    closed.complete(null);
    stopped.complete(null);
  }

  long expose(CaptureRequest request) throws InterruptedException {
    if (stopped.isDone()) {
      throw failure(FailureKind.BUSY, "it is not started");
    }
    tries.incrementAndGet();
    if (setup.failing() || request.shot().step() >= SHOTS) {
      throw failure(FailureKind.BUFFER_REJECTED, "no buffer");
    }
    long begunAt = time.nanos();
    if (time.await(stopped, setup.stuck() ? FOR_EVER : EXPOSURE)) {
      throw failure(FailureKind.STALLED, "cancelled");
    }
    return begunAt;
  }

  Frame.Builder frame(CaptureRequest request, long begunAt) {
    return ScriptedCamera.pixel().metadata(metadata(begunAt).build());
  }

  FrameMetadata.Builder metadata(long begunAt) {
    return FrameMetadata.builder()
        .exposedAt(begunAt)
        .exposure(inForce.exposure().orElse(EXPOSURE))
        .gain(inForce.gain().orElse(1))
        .focus(inForce.focus().orElse(0))
        .sensorTimestamp(begunAt);
  }

  static DeviceException failure(FailureKind kind, String message) {
    return DeviceException.camera(kind, "capture", message);
  }
}
