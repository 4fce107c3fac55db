package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One bare camera, each of its calls in the lane and under its limit, and what is known of its
 * state. Every call throws DeviceException. Used by the conductor's thread alone.
 */
final class CameraInstance {

  @FunctionalInterface
  private interface Step {
    void run(Deadline deadline) throws InterruptedException;
  }

  private final Camera camera;
  private final TimeoutGuard lane;
  private final CameraLimits limits;
  private final TimeSource time;
  private final TroubleLine line;
  private boolean started;
  private @Nullable ShotSettings applied;

  CameraInstance(
      Camera camera, TimeoutGuard lane, CameraLimits limits, TimeSource time, TroubleLine line) {
    this.camera = camera;
    this.lane = lane;
    this.limits = limits;
    this.time = time;
    this.line = line;
  }

  boolean isStarted() {
    return started;
  }

  /** Whether exactly these settings are known to be in force. */
  boolean has(ShotSettings settings) {
    return applied != null && applied.equals(settings);
  }

  void start() throws InterruptedException {
    applied = null;
    line.listen();
    step(CallName.inTime("start", this), limits.start(), camera::start);
    started = true;
    applied = ShotSettings.unchanged();
  }

  void configure(ShotSettings settings) throws InterruptedException {
    ShotSettings before = applied;
    applied = null;
    try {
      CallName name = CallName.inTime("configure", this);
      step(name, limits.configure(), deadline -> camera.configure(settings, deadline));
      applied = settings;
    } catch (DeviceException failed) {
      if (failed.failure().kind() == FailureKind.SETTING_REFUSED) {
        applied = before;
      }
      throw failed;
    }
  }

  /** A frame that passed the check; one that did not, or came late, is closed. */
  Frame capture(CaptureRequest request, Runnable exposed, Duration limit)
      throws InterruptedException {
    CallName name =
        new CallName(
            "capture", "capture of " + Texts.place(request.shot()), this, CallName.Entry.IN_TIME);
    Deadline deadline = Deadline.after(time, limit);
    line.renew();
    try {
      return lane.call(
          name,
          deadline,
          () -> FrameCheck.passed(camera.capture(request, exposed, deadline), request),
          Frame::close);
    } catch (DeviceException failed) {
      line.renew();
      throw failed;
    }
  }

  void stop() throws InterruptedException {
    started = false;
    applied = null;
    line.hangUp();
    step(CallName.inAnyCase("stop", this), limits.stop(), camera::stop);
  }

  void clear() throws InterruptedException {
    step(CallName.inAnyCase("clear", this), limits.clear(), camera::clear);
  }

  void close() throws InterruptedException {
    started = false;
    line.hangUp();
    step(CallName.close(this), limits.close(), deadline -> camera.close());
  }

  private void step(CallName name, Duration limit, Step step) throws InterruptedException {
    Deadline deadline = Deadline.after(time, limit);
    try {
      lane.run(name, deadline, () -> step.run(deadline));
    } catch (DeviceException failed) {
      line.renew();
      throw failed;
    }
  }
}
