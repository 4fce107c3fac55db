package dev.steadyscan.guard;

import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStepDone;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStepFailed;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * One decision carried out, step by step, each step under its own limit. It worked if the camera
 * can be tried again, though a step that does not matter for that (a stop that threw, a close) may
 * have failed. Used by the conductor's thread alone.
 */
final class RecoveryRun {

  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  private final CameraSlot slot;
  private final CameraLimits limits;
  private final PointWatch watch;
  private final TimeSource time;
  private final Events events;
  private boolean everyStepWorked = true;

  RecoveryRun(CameraSlot slot, CameraLimits limits, PointWatch watch, Events events) {
    this.slot = slot;
    this.limits = limits;
    this.watch = watch;
    this.time = watch.base();
    this.events = events;
  }

  boolean everyStepWorked() {
    return everyStepWorked;
  }

  /** Gives the failure for which the camera cannot be tried again, if there is one. */
  Optional<Failure> carryOut(RecoveryDecision decision) throws InterruptedException {
    if (decision instanceof Retry retry) {
      return retry(retry.delay());
    }
    if (decision instanceof Restart restart) {
      return slot.current().isPresent()
          ? restart(slot.current().get(), restart)
          : open(slot.profile(), restart.waitAfterStart());
    }
    if (decision instanceof Replace replace) {
      return replace(replace.profile());
    }
    throw new IllegalArgumentException("nothing to carry out: " + decision);
  }

  private Optional<Failure> retry(Duration delay) throws InterruptedException {
    pause(delay);
    return slot.obstacle("capture").map(this::failed);
  }

  private Optional<Failure> restart(CameraInstance camera, Restart restart)
      throws InterruptedException {
    Deadline free = Deadline.after(time, limits.stop());
    Optional<Failure> notStopped = step("stop", camera::stop);
    step("clear", camera::clear);
    slot.awaitFree(free);
    Optional<Failure> obstacle = slot.obstacle("start");
    if (obstacle.isPresent()) {
      stepFailed("start", obstacle.get());
      return notStopped.or(() -> obstacle);
    }
    pause(restart.waitAfterStop());
    return start(camera, restart.waitAfterStart());
  }

  private Optional<Failure> replace(MemoryProfile profile) throws InterruptedException {
    if (slot.current().isPresent()) {
      step("close", slot.current().get()::close);
      slot.drop();
    }
    return open(profile, Duration.ZERO);
  }

  private Optional<Failure> open(MemoryProfile profile, Duration waitAfterStart)
      throws InterruptedException {
    Optional<Failure> notOpened = step("open", () -> slot.open(profile));
    return notOpened.isPresent() ? notOpened : start(slot.current().orElseThrow(), waitAfterStart);
  }

  private Optional<Failure> start(CameraInstance camera, Duration waitAfterStart)
      throws InterruptedException {
    Optional<Failure> notStarted = step("start", camera::start);
    if (notStarted.isPresent()) {
      return notStarted;
    }
    pause(waitAfterStart);
    return slot.mustReplay() ? step("configure", slot::replay) : Optional.empty();
  }

  private Optional<Failure> step(String name, Step step) throws InterruptedException {
    long begun = time.nanos();
    try {
      step.run();
    } catch (DeviceException failed) {
      stepFailed(name, failed.failure());
      return Optional.of(failed.failure());
    }
    Duration took = Duration.ofNanos(time.nanos() - begun);
    events.tell(new RecoveryStepDone(events.now(), events.device(), name, took));
    return Optional.empty();
  }

  private void stepFailed(String name, Failure failure) {
    failed(failure);
    events.tell(new RecoveryStepFailed(events.now(), events.device(), name, failure));
  }

  private Failure failed(Failure failure) {
    everyStepWorked = false;
    return failure;
  }

  private void pause(Duration duration) throws InterruptedException {
    if (!duration.isZero()) {
      watch.pause(duration);
    }
  }
}
