package dev.steadyscan.testkit;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.testkit.BrokenMotion.Parts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A motion that keeps its contract; broken ones override what they break. */
class ReferenceMotion implements Motion {
  static final Position HOME = Position.of(Position.ROTATION, 0).with(Position.HEIGHT, 10);
  private static final Duration MOVE = Duration.ofMillis(1);
  private static final Duration FOR_EVER = Duration.ofDays(1);

  /** What a motion is to be like. */
  record Setup(boolean stuck, boolean there) {}

  final Setup setup;
  final TimeSource time;
  private final BrokenMotion as;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  volatile CompletableFuture<Void> stopped = new CompletableFuture<>();
  volatile MotionState state = new MotionState(HOME, false, 0);

  ReferenceMotion(Parts parts) {
    setup = parts.setup();
    time = parts.context().time();
    as = parts.as();
  }

  @Override
  public void home(Deadline deadline) throws InterruptedException {
    begin();
    state = new MotionState(HOME, true, state.epoch());
  }

  @Override
  public void moveTo(Position target, Deadline deadline) throws InterruptedException {
    List<String> problems = as.describe(setup).problems(target);
    if (!problems.isEmpty()) {
      throw failure(FailureKind.SETTING_REFUSED, problems.get(0));
    }
    begin();
    travel(target);
    state = new MotionState(state.position().with(target), state.trusted(), state.epoch());
  }

  @Override
  public MotionState state(Deadline deadline) throws InterruptedException {
    return state;
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    stopped.complete(null);
  }

  @Override
  public void close() {
    closed.complete(null);
    stopped.complete(null);
  }

  void travel(Position target) throws InterruptedException {
    if (time.await(stopped, setup.stuck() ? FOR_EVER : MOVE)) {
      throw failure(FailureKind.STALLED, "stopped on the way");
    }
  }

  /** The device is reset: it does not know any more where it is. */
  void lose() {
    state = new MotionState(state.position(), false, state.epoch() + 1);
  }

  private void begin() {
    stopped = new CompletableFuture<>();
    if (closed.isDone()) {
      stopped.complete(null);
      throw failure(FailureKind.GONE, "it is closed");
    }
  }

  static DeviceException failure(FailureKind kind, String message) {
    return DeviceException.motion(kind, "moveTo", message);
  }
}
