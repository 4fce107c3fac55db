package dev.steadyscan.simulator;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A motion in software. A move takes what its trapezoids of speed say, and the settling time;
 * {@link #stop} ends it at once, where it is, and its position remains trusted: the axes stop dead.
 *
 * <p>Thread-safe as {@link Motion} asks for.
 */
final class SimulatedMotion implements Motion {
  private final MotionInfo info;
  private final Position home;
  private final TimeSource time;
  private final Rig rig;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile CompletableFuture<Void> halted = new CompletableFuture<>();

  SimulatedMotion(MotionSettings settings, TimeSource time, Rig rig) {
    info = settings.info();
    home = settings.home();
    this.time = time;
    this.rig = rig;
    rig.install(home);
  }

  @Override
  public void home(Deadline deadline) throws InterruptedException {
    begin("home");
    await("home", info.homing(), deadline);
    rig.home(home);
  }

  @Override
  public void moveTo(Position target, Deadline deadline) throws InterruptedException {
    List<String> problems = info.problems(target);
    if (!problems.isEmpty()) {
      throw failure(FailureKind.SETTING_REFUSED, "moveTo", String.join("; ", problems));
    }
    begin("moveTo");
    long now = time.nanos();
    Travel travel = new Travel(rig.state(now).position(), target, info.axes(), now);
    rig.move(travel);
    await("moveTo", travel.duration(), deadline);
    await("moveTo", info.overhead(), deadline);
  }

  @Override
  public MotionState state(Deadline deadline) {
    return rig.state(time.nanos());
  }

  @Override
  public void stop(Deadline deadline) {
    halted.complete(null);
    rig.halt(time.nanos());
  }

  @Override
  public void close() {
    closed.complete(null);
    halted.complete(null);
  }

  private void begin(String operation) {
    halted = new CompletableFuture<>();
    if (closed.isDone()) { // after the new signal, so that a close at the same time is not missed
      throw failure(FailureKind.GONE, operation, "the simulated rig is closed");
    }
  }

  private void await(String operation, Duration wanted, Deadline deadline)
      throws InterruptedException {
    Duration left = deadline.remaining();
    boolean late = left.compareTo(wanted) < 0;
    boolean stopped = time.await(halted, late ? left : wanted);
    if (!stopped && !late) {
      return;
    }
    rig.halt(time.nanos());
    throw stopped
        ? failure(FailureKind.STALLED, operation, "stopped on the way")
        : failure(
            FailureKind.TIMEOUT, operation, "needs " + wanted.toMillis() + " ms: not over in time");
  }

  private static DeviceException failure(FailureKind kind, String operation, String message) {
    return DeviceException.motion(kind, operation, message);
  }
}
