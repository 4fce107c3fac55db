package dev.steadyscan.api.motion;

import dev.steadyscan.api.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a motion factory says of a motion without opening it: axes and times for the plan, limits
 * for the guard.
 *
 * <p>Immutable and thread-safe.
 */
public final class MotionInfo {
  private final String model;
  private final Map<String, Axis> axes;
  private final Duration overhead;
  private final Duration homing;
  private final MotionLimits limits;

  private MotionInfo(Builder from) {
    model = from.model;
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(from.axes));
    overhead = from.overhead;
    homing = from.homing;
    limits = from.limits;
  }

  /** A builder for a motion with this model name. */
  public static Builder builder(String model) {
    return new Builder(model);
  }

  /** The model, for people. */
  public String model() {
    return model;
  }

  /** The axes by name; unmodifiable. */
  public Map<String, Axis> axes() {
    return axes;
  }

  /** What every move takes beyond its travel, as settling inside {@code moveTo}. */
  public Duration overhead() {
    return overhead;
  }

  /** How long homing takes, as expected. */
  public Duration homing() {
    return homing;
  }

  /** How long each call may take at most. */
  public MotionLimits limits() {
    return limits;
  }

  /**
   * How long a move takes, as expected: the slowest of its axes, which move at the same time, and
   * the overhead. An axis that {@code from} does not name counts as standing at 0.
   */
  public Duration moveTime(Position from, Position to) {
    long slowest = 0;
    for (Axis axis : axes.values()) {
      OptionalDouble target = to.get(axis.name());
      if (target.isPresent()) {
        double distance = target.getAsDouble() - from.get(axis.name()).orElse(0);
        slowest = Math.max(slowest, axis.travelNanos(distance));
      }
    }
    return Duration.ofNanos(slowest).plus(overhead);
  }

  /**
   * Why a target cannot be reached: one sentence for each axis that is unknown or outside its
   * limits; empty if it can.
   */
  public List<String> problems(Position target) {
    List<String> problems = new ArrayList<>();
    target.forEach(
        (name, value) -> {
          Axis axis = axes.get(name);
          if (axis == null) {
            problems.add(
                String.format(
                    "%s has no axis '%s'; it has %s",
                    model, name, String.join(", ", axes.keySet())));
          } else if (value < axis.min() || value > axis.max()) {
            problems.add(
                String.format(
                    "%s %s is outside its limits %s to %s", name, value, axis.min(), axis.max()));
          }
        });
    return problems;
  }

  /** Builds {@link MotionInfo}. Not thread-safe. */
  public static final class Builder {
    private final String model;
    private final Map<String, Axis> axes = new LinkedHashMap<>();
    private Duration overhead = Duration.ZERO;
    private Duration homing = Duration.ZERO;
    private MotionLimits limits = MotionLimits.defaults();

    private Builder(String model) {
      this.model = Objects.requireNonNull(model, "model");
    }

    /** Adds an axis. */
    public Builder axis(Axis axis) {
      axes.put(axis.name(), axis);
      return this;
    }

    /** Sets what every move takes beyond its travel; default 0. */
    public Builder overhead(Duration value) {
      overhead = Objects.requireNonNull(value, "overhead");
      return this;
    }

    /** Sets how long homing takes, as expected; default 0. */
    public Builder homing(Duration value) {
      homing = Objects.requireNonNull(value, "homing");
      return this;
    }

    /** Sets how long each call may take; default {@link MotionLimits#defaults()}. */
    public Builder limits(MotionLimits value) {
      limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /** The info. */
    public MotionInfo build() {
      return new MotionInfo(this);
    }
  }
}
