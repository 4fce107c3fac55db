package dev.steadyscan.examples;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import java.util.List;

/** A turntable that is wherever it was told to be. */
final class DrawnTable implements Motion {
  static final MotionInfo INFO =
      MotionInfo.builder("drawn table")
          .axis(new Axis(Position.ROTATION, -1e9, 1e9, 90, 180))
          .build();

  private volatile Position at = Position.of(Position.ROTATION, 0);

  @Override
  public void home(Deadline deadline) {
    at = Position.of(Position.ROTATION, 0);
  }

  @Override
  public void moveTo(Position target, Deadline deadline) {
    List<String> problems = INFO.problems(target);
    if (!problems.isEmpty()) {
      throw DeviceException.motion(
          FailureKind.SETTING_REFUSED, "moveTo", String.join("; ", problems));
    }
    at = at.with(target);
  }

  @Override
  public MotionState state(Deadline deadline) {
    return new MotionState(at, true, 0);
  }

  @Override
  public void stop(Deadline deadline) {}

  @Override
  public void close() {}
}
