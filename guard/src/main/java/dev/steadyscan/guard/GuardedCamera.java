package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Skeleton. */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
public final class GuardedCamera implements Camera {

  /** Skeleton. */
  public static Builder builder(String name, CameraSource source) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public static Builder builder(CameraSource source, CameraInfo info, DeviceContext context) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The camera's name. */
  public String name() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public CameraInfo info() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public void open(Deadline deadline) throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public CompletableFuture<ShotOutcome> shoot(
      CaptureRequest request, Runnable exposed, Deadline pointDeadline) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public int stuckCalls() {
    return 0;
  }

  @Override
  public void start(Deadline deadline) throws InterruptedException {}

  @Override
  public void configure(ShotSettings settings, Deadline deadline) throws InterruptedException {}

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {}

  @Override
  public void clear(Deadline deadline) throws InterruptedException {}

  @Override
  public void close() {}

  /** Skeleton. */
  public static final class Builder {
    /** Sets what the camera is like. */
    public Builder info(CameraInfo value) {
      return this;
    }

    /** Sets who decides on failures. */
    public Builder policy(RecoveryPolicy value) {
      return this;
    }

    /** Sets how often and how long a picture is tried. */
    public Builder limits(CaptureLimits value) {
      return this;
    }

    /** Sets the clock. */
    public Builder time(TimeSource value) {
      return this;
    }

    /** Sets who hears of what happens. */
    public Builder events(Consumer<? super DeviceEvent> value) {
      return this;
    }

    /** The camera. */
    public GuardedCamera build() {
      throw new UnsupportedOperationException("not yet");
    }
  }
}
