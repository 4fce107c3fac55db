package dev.steadyscan.simulator;

import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.plugin.Setting;
import java.util.Optional;

/**
 * One simulated axis, in degrees or millimetres as its key says.
 *
 * @param speed units a second, above 0
 * @param acceleration units a second squared, above 0
 * @param home where it stands after homing
 * @param min the lowest position; unbounded if left out
 * @param max the highest position; unbounded if left out
 */
public record AxisSettings(
    @Setting("units a second") double speed,
    @Setting("units a second squared") double acceleration,
    @Setting("where it stands after homing") double home,
    @Setting("lowest position; unbounded if left out") Optional<Double> min,
    @Setting("highest position; unbounded if left out") Optional<Double> max) {

  /** Checks. */
  public AxisSettings {
    if (!(speed > 0 && acceleration > 0)) {
      throw new IllegalArgumentException(
          "speed = " + speed + " and acceleration = " + acceleration + " have to be above 0");
    }
    double low = min.orElse(Double.NEGATIVE_INFINITY);
    double high = max.orElse(Double.POSITIVE_INFINITY);
    if (!(home >= low && home <= high && Double.isFinite(home))) {
      throw new IllegalArgumentException(
          "home = " + home + " has to lie between min and max, and min below max");
    }
  }

  /** The axis with this name in a world that is this many times faster. */
  Axis axis(String name, double timeScale) {
    return new Axis(
        name,
        min.orElse(Double.NEGATIVE_INFINITY),
        max.orElse(Double.POSITIVE_INFINITY),
        speed * timeScale,
        acceleration * timeScale * timeScale);
  }
}
