package dev.steadyscan.guard;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A motion that does what it is asked or says why not, in bounded time, whatever the bare motion
 * beneath does: every call runs in a lane under its limit. While a call is stuck inside, only stop
 * and close enter.
 *
 * <p>Thread-safe: {@link #home}, {@link #moveTo} and {@link #state} exclude each other (the second
 * caller gets {@code BUSY}), {@link #stop} and {@link #close} may come at any time. Every method
 * throws {@link DeviceException} with what the motion threw, {@code TIMEOUT} past its limit, {@code
 * BUSY} where it is not let in, {@code DEFECT} for what the contract does not name.
 */
public final class GuardedMotion implements AutoCloseable {
  private static final int MAX_STUCK = 3;
  private static final int MOVE_FACTOR = 3;

  private final String name;
  private final MotionSource source;
  private final MotionInfo info;
  private final TimeSource time;
  private final Events events;
  private final CallRegistry registry;
  private final TimeoutGuard lane;
  private final ReentrantLock inUse = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Motion motion;
  private volatile @Nullable Position last;

  private GuardedMotion(Builder from) {
    name = from.name;
    source = from.source;
    info = from.info;
    time = from.time;
    events = new Events(name, time, from.events);
    registry = new CallRegistry(MAX_STUCK, time, events::late);
    lane = new TimeoutGuard(name, ErrorCode.MOTION, Waiting.by(time), false, registry);
  }

  /**
   * A builder for a motion with this name over this source. The limits are those of {@link
   * MotionInfo}; the clock is the machine's unless it is set.
   */
  public static Builder builder(String name, MotionSource source) {
    return new Builder(name, source);
  }

  /** What the motion is like. */
  public MotionInfo info() {
    return info;
  }

  /** Calls that are stuck inside the motion; 0 to 4: three, and a close. */
  public int stuckCalls() {
    return registry.stuck().size();
  }

  /** Makes the motion, under its limit or until the deadline. Does nothing if that is done. */
  public void open(Deadline deadline) throws InterruptedException {
    alone(
        "open",
        () -> {
          if (motion == null) {
            Deadline limit = deadline.atMost(info.limits().open());
            motion =
                lane.call(
                    CallName.inTime("open", this), limit, this::openUnlessClosed, Motion::close);
          }
          return true;
        });
  }

  /** Finds the reference of every axis, under its limit; a homing that is not over is stopped. */
  public void home() throws InterruptedException {
    alone(
        "home",
        () -> {
          Deadline limit = Deadline.after(time, info.limits().home());
          moving("home", limit, bare -> bare.home(limit));
          return true;
        });
  }

  /**
   * Moves and returns when the rig stands still. The limit is three times the expected time plus
   * the motion's slack, or the deadline; a move that is not over by then is stopped. If the caller
   * is interrupted the rig may still be moving: call {@link #stop}.
   *
   * @return where the rig stands then, as the motion says
   */
  public MotionState moveTo(Position target, Deadline deadline) throws InterruptedException {
    return alone(
        "moveTo",
        () -> {
          Position from = last;
          Duration expected = info.moveTime(from == null ? read().position() : from, target);
          Deadline limit =
              deadline.atMost(expected.multipliedBy(MOVE_FACTOR).plus(info.limits().moveSlack()));
          last = null;
          moving("moveTo", limit, bare -> bare.moveTo(target, limit));
          return read();
        });
  }

  /** Where the rig stands, and whether that is to be trusted. */
  public MotionState state() throws InterruptedException {
    return alone("state", this::read);
  }

  /** The same, by this deadline if that is earlier than its limit. */
  public MotionState state(Deadline deadline) throws InterruptedException {
    return alone("state", () -> read(deadline.atMost(info.limits().state())));
  }

  /** Stops every axis, under its limit; on any thread, also while another call is inside. */
  public void stop() throws InterruptedException {
    Deadline limit = Deadline.after(time, info.limits().stop());
    last = null;
    enter(CallName.inAnyCase("stop", this), limit, bare -> bare.stop(limit));
  }

  /**
   * Releases the device under its limit, and ends the threads that are not stuck. Does nothing from
   * the second time on. Never throws: what could not be closed is told as an event.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Deadline limit = Deadline.after(time, info.limits().close());
    try {
      if (motion != null) {
        enter(CallName.close(this), limit, Motion::close);
      }
      for (InsideCall<?> call : registry.stuck()) {
        time.await(call.returned(), limit.remaining());
      }
    } catch (DeviceException notClosed) {
      events.warn("could not be closed: " + notClosed.failure().message());
    } catch (InterruptedException leftToItself) {
      Thread.currentThread().interrupt();
    } finally {
      lane.close();
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws InterruptedException;
  }

  @FunctionalInterface
  private interface Step {
    void run(Motion bare) throws InterruptedException;
  }

  /** Keeps other callers out, and everybody while a call is stuck inside. */
  private <T> T alone(String operation, Work<T> work) throws InterruptedException {
    if (!inUse.tryLock()) {
      throw busy(operation, name + " is in use by another caller");
    }
    try {
      for (InsideCall<?> stuck : registry.stuck()) {
        throw busy(operation, registry.describe(stuck));
      }
      return work.run();
    } finally {
      inUse.unlock();
    }
  }

  private MotionState read() throws InterruptedException {
    return read(Deadline.after(time, info.limits().state()));
  }

  private MotionState read(Deadline limit) throws InterruptedException {
    Motion bare = opened("state");
    MotionState state =
        lane.call(CallName.inTime("state", this), limit, () -> bare.state(limit), late -> {});
    last = state.position();
    return state;
  }

  private void enter(CallName name, Deadline limit, Step step) throws InterruptedException {
    Motion bare = opened(name.operation());
    lane.run(name, limit, () -> step.run(bare));
  }

  /** A step that moves the rig: past its limit the rig is stopped. */
  private void moving(String operation, Deadline limit, Step step) throws InterruptedException {
    try {
      enter(CallName.inTime(operation, this), limit, step);
    } catch (DeviceException failed) {
      if (failed.failure().kind() != FailureKind.TIMEOUT) {
        throw failed;
      }
      throw new DeviceException(ErrorCode.MOTION, stopped(failed.failure()));
    }
  }

  /** Stops the rig after a failure, and adds to its evidence how that went. */
  private Failure stopped(Failure failure) throws InterruptedException {
    List<String> evidence = new ArrayList<>(failure.evidence());
    try {
      stop();
      evidence.add("the rig was stopped");
    } catch (DeviceException notStopped) {
      evidence.add("the rig could not be stopped: " + notStopped.failure().message());
    }
    return new Failure(
        failure.kind(), failure.operation(), failure.message(), evidence, failure.cause());
  }

  private Motion openUnlessClosed() throws InterruptedException {
    Motion bare = source.open();
    if (closed.get() && bare != null) {
      bare.close();
      throw busy("open", name + " is closed");
    }
    return bare;
  }

  private Motion opened(String operation) {
    Motion bare = motion;
    if (bare == null) {
      throw busy(operation, name + " is not open");
    }
    return bare;
  }

  private static DeviceException busy(String operation, String message) {
    return DeviceException.motion(FailureKind.BUSY, operation, message);
  }

  /** Builds a {@link GuardedMotion}. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final MotionSource source;
    private MotionInfo info;
    private TimeSource time = TimeSource.system();
    private Consumer<? super DeviceEvent> events = event -> {};

    private Builder(String name, MotionSource source) {
      this.name = Objects.requireNonNull(name, "name");
      this.source = Objects.requireNonNull(source, "source");
      this.info = MotionInfo.builder(name).build();
    }

    /** Sets what the motion is like, the limits of its calls among it. */
    public Builder info(MotionInfo value) {
      info = Objects.requireNonNull(value, "info");
      return this;
    }

    /** Sets the clock. */
    public Builder time(TimeSource value) {
      time = Objects.requireNonNull(value, "time");
      return this;
    }

    /** Sets who hears of what happens. It MUST NOT block; what it throws is logged and dropped. */
    public Builder events(Consumer<? super DeviceEvent> value) {
      events = Objects.requireNonNull(value, "events");
      return this;
    }

    /** The motion, not opened. */
    public GuardedMotion build() {
      return new GuardedMotion(this);
    }
  }
}
