package dev.steadyscan.guard;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.event.DeviceEvent.AttemptFailed;
import dev.steadyscan.api.event.DeviceEvent.AttemptStarted;
import dev.steadyscan.api.event.DeviceEvent.FrameTaken;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** Makes one attempt at a shot. Used by the conductor's thread alone. */
final class Attempts {

  /**
   * How an attempt went; neither good nor failed if the shot ended before the capture began.
   *
   * @param good whether a good frame came, wanted or not
   * @param failure why no frame came
   * @param exposed whether the camera had already said that the rig may move
   */
  record Result(boolean good, Optional<Failure> failure, boolean exposed) {}

  /** For the closing of a frame that nobody wants, which is not to block at all. */
  private static final Duration FRAME_CLOSE = Duration.ofSeconds(5);

  private final CameraSlot slot;
  private final TimeoutGuard lane;
  private final Duration timeout;
  private final TimeSource time;
  private final Events events;

  /**
   * What makes attempts on the slot's instance.
   *
   * @param timeout of a capture
   */
  Attempts(CameraSlot slot, TimeoutGuard lane, Duration timeout, TimeSource time, Events events) {
    this.slot = slot;
    this.lane = lane;
    this.timeout = timeout;
    this.time = time;
    this.events = events;
  }

  Result make(Shot shot) throws InterruptedException {
    Optional<Failure> obstacle = slot.obstacle("capture");
    if (obstacle.isPresent()) {
      return new Result(false, obstacle, false);
    }
    try {
      ShotSettings inForce = slot.prepare(shot.settings());
      return shot.isOver() ? new Result(false, Optional.empty(), false) : capture(shot, inForce);
    } catch (DeviceException notReady) {
      return new Result(false, Optional.of(notReady.failure()), false);
    }
  }

  private Result capture(Shot shot, ShotSettings inForce) throws InterruptedException {
    CaptureRequest request = shot.nextAttempt(inForce);
    AttemptGate gate = new AttemptGate(shot::exposed);
    events.tell(new AttemptStarted(events.now(), request.shot()));
    long begun = time.nanos();
    try {
      Frame frame = slot.ready().capture(request, gate, timeout);
      deliver(shot, request.shot(), frame, Duration.ofNanos(time.nanos() - begun));
      return new Result(true, Optional.empty(), true);
    } catch (DeviceException failed) {
      boolean exposed = gate.shut();
      events.tell(new AttemptFailed(events.now(), request.shot(), failed.failure()));
      return new Result(false, Optional.of(failed.failure()), exposed);
    } finally {
      gate.shut();
    }
  }

  private void deliver(Shot shot, ShotId id, Frame frame, Duration took)
      throws InterruptedException {
    if (!shot.isOver()) {
      events.tell(new FrameTaken(events.now(), id, took));
    } else {
      events.info("the frame of " + Texts.place(id) + " came when its point was over; dropped");
    }
    if (!shot.taken(frame)) {
      drop(frame);
    }
  }

  private void drop(Frame frame) throws InterruptedException {
    try {
      lane.run("close frame", Deadline.after(time, FRAME_CLOSE), frame::close);
    } catch (DeviceException notClosed) {
      events.warn("a frame could not be closed: " + notClosed.failure().message());
    }
  }
}
