package dev.steadyscan.simulator;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Axis;
import java.time.Duration;
import java.util.Map;

/**
 * One move as a function of time: every axis starts at once and goes by its own trapezoid of speed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param from where it starts, every axis named
 * @param to where it goes; axes that are not named stay
 * @param axes the axes by name, at least those of {@code to}
 * @param begunAt when it starts, in nanoseconds of the run's monotonic clock
 */
record Travel(Position from, Position to, Map<String, Axis> axes, long begunAt) {

  /** No move: standing here. */
  static Travel standing(Position here) {
    return new Travel(here, Position.nowhere(), Map.of(), 0);
  }

  /** How long it takes: as long as its slowest axis. */
  Duration duration() {
    return to.axes().keySet().stream()
        .map(axis -> axis(axis).travelTime(distance(axis)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Where the axes are at this moment; at the target from the end of the move on. */
  Position at(long nanos) {
    double seconds = Math.max(0, nanos - begunAt) * 1e-9;
    Position position = from;
    for (String axis : to.axes().keySet()) {
      position = position.with(axis, at(axis, seconds));
    }
    return position;
  }

  private double at(String axis, double seconds) {
    double distance = distance(axis);
    double length = Math.abs(distance);
    double total = axis(axis).travelTime(distance).toNanos() * 1e-9;
    if (seconds >= total) {
      return to.get(axis).orElseThrow();
    }
    double begun = ramp(axis, length, Math.min(seconds, total / 2));
    double ended = seconds <= total / 2 ? 0 : length / 2 - ramp(axis, length, total - seconds);
    return from.get(axis).orElseThrow() + Math.copySign(begun + ended, distance);
  }

  /** How far an axis comes in the first half of its move; the second half is its mirror image. */
  private double ramp(String name, double length, double seconds) {
    Axis axis = axis(name);
    double accelerating = axis.speed() / axis.acceleration();
    double way =
        seconds < accelerating
            ? axis.acceleration() * seconds * seconds / 2
            : axis.speed() * (seconds - accelerating / 2);
    return Math.min(way, length / 2);
  }

  private double distance(String axis) {
    return to.get(axis).orElseThrow() - from.get(axis).orElseThrow();
  }

  private Axis axis(String name) {
    Axis axis = axes.get(name);
    if (axis == null) {
      throw new IllegalArgumentException("no axis '" + name + "'");
    }
    return axis;
  }
}
