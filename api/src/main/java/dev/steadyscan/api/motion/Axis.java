package dev.steadyscan.api.motion;

import java.time.Duration;
import java.util.Objects;

/**
 * One axis of a rig. Units are the axis's own: degrees for {@code rotation} and {@code tilt},
 * millimetres for the others.
 *
 * @param name the axis's name
 * @param min the lowest position, negative infinity if there is none
 * @param max the highest position, infinity if there is none
 * @param speed units a second, above 0
 * @param acceleration units a second squared, above 0; infinity if it does not matter
 */
public record Axis(String name, double min, double max, double speed, double acceleration) {
  /** Checks. */
  public Axis {
    Objects.requireNonNull(name, "name");
    if (!(min <= max && speed > 0 && acceleration > 0)) {
      throw new IllegalArgumentException(
          String.format(
              "axis %s: min %s, max %s, speed %s, acceleration %s do not fit",
              name, min, max, speed, acceleration));
    }
  }

  /**
   * How long a move over this distance takes from rest to rest, with a trapezoidal speed profile:
   * {@code 2 sqrt(d/a)} where the speed is not reached, else {@code d/v + v/a}.
   *
   * @param distance in units of the axis; its sign does not matter
   */
  public Duration travelTime(double distance) {
    return Duration.ofNanos(travelNanos(distance));
  }

  long travelNanos(double distance) {
    double d = Math.abs(distance);
    double ramps = speed / acceleration;
    double seconds = d < speed * ramps ? 2 * Math.sqrt(d / acceleration) : d / speed + ramps;
    return Math.round(seconds * 1e9);
  }
}
