package dev.steadyscan.guard;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.function.Consumer;

/** Skeleton. */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
public final class GuardedMotion implements AutoCloseable {
  /** Skeleton. */
  public static Builder builder(String name, MotionSource source) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public MotionInfo info() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public void open(Deadline deadline) throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public void home() throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Moves and says where the rig stands then. */
  public MotionState moveTo(Position target, Deadline deadline) throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public MotionState state() throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public void stop() throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public int stuckCalls() {
    return 0;
  }

  @Override
  public void close() {}

  /** Skeleton. */
  public static final class Builder {
    /** Sets what the motion is like. */
    public Builder info(MotionInfo value) {
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

    /** The motion. */
    public GuardedMotion build() {
      throw new UnsupportedOperationException("not yet");
    }
  }
}
