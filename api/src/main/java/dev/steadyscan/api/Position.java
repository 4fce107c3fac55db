package dev.steadyscan.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;

/**
 * Where the axes of a rig stand, or are to go: a value for each named axis. Angles are in degrees,
 * lengths in millimetres. The names used across plugins are {@link #ROTATION}, {@link #HEIGHT},
 * {@link #RADIUS} and {@link #TILT}; a rig may have others.
 *
 * <p>As a target, an axis that is not named does not move. {@link #ROTATION} is unbounded: 720 is
 * two turns, and nothing unwinds it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Position {
  /** The turntable, in degrees, unbounded. */
  public static final String ROTATION = "rotation";

  /** The vertical axis, in millimetres. */
  public static final String HEIGHT = "height";

  /** The distance from the turntable's axis, in millimetres. */
  public static final String RADIUS = "radius";

  /** The tilt of the camera head, in degrees. */
  public static final String TILT = "tilt";

  private static final Position NOWHERE = new Position(new String[0], new double[0]);

  /** Sorted, and never changed once here, as the values beside them. */
  private final String[] names;

  private final double[] values;

  private Position(String[] names, double[] values) {
    this.names = names;
    this.values = values;
  }

  /** The position that names no axis. */
  public static Position nowhere() {
    return NOWHERE;
  }

  /** The position that names one axis. */
  public static Position of(String axis, double value) {
    return NOWHERE.with(axis, value);
  }

  /**
   * The position with these axes.
   *
   * @throws IllegalArgumentException if a value is not finite or a name is blank
   */
  public static Position of(Map<String, Double> axes) {
    Position position = NOWHERE;
    for (Map.Entry<String, Double> axis : axes.entrySet()) {
      position = position.with(axis.getKey(), axis.getValue());
    }
    return position;
  }

  /**
   * This position with one axis set.
   *
   * @throws IllegalArgumentException if the value is not finite or the name is blank
   */
  public Position with(String axis, double value) {
    Objects.requireNonNull(axis, "axis");
    if (axis.isBlank() || !Double.isFinite(value)) {
      throw new IllegalArgumentException("axis '" + axis + "' cannot stand at " + value);
    }
    double stored = value + 0.0; // -0.0 becomes 0.0
    int found = Arrays.binarySearch(names, axis);
    if (found >= 0) {
      double[] changed = values.clone();
      changed[found] = stored;
      return new Position(names, changed);
    }
    int at = -found - 1;
    String[] more = Arrays.copyOf(names, names.length + 1);
    double[] changed = Arrays.copyOf(values, values.length + 1);
    System.arraycopy(names, at, more, at + 1, names.length - at);
    System.arraycopy(values, at, changed, at + 1, names.length - at);
    more[at] = axis;
    changed[at] = stored;
    return new Position(more, changed);
  }

  /** This position, overlaid with every axis that {@code other} names. */
  public Position with(Position other) {
    if (Arrays.equals(names, other.names) || names.length == 0) {
      return other;
    }
    Position overlaid = this;
    for (int i = 0; i < other.names.length; i++) {
      overlaid = overlaid.with(other.names[i], other.values[i]);
    }
    return overlaid;
  }

  /** The value of an axis, empty if it is not named. */
  public OptionalDouble get(String axis) {
    int found = Arrays.binarySearch(names, axis);
    return found < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[found]);
  }

  /** Gives every named axis with its value, in alphabetical order. */
  public void forEach(ObjDoubleConsumer<String> visitor) {
    for (int i = 0; i < names.length; i++) {
      visitor.accept(names[i], values[i]);
    }
  }

  /** Every named axis with its value, in alphabetical order; unmodifiable. */
  public Map<String, Double> axes() {
    NavigableMap<String, Double> axes = new TreeMap<>();
    forEach(axes::put);
    return Collections.unmodifiableNavigableMap(axes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position
        && Arrays.equals(names, position.names)
        && Arrays.equals(values, position.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return axes().toString();
  }
}
