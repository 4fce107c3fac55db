package dev.steadyscan.api;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

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

  private static final Position NOWHERE = new Position(new TreeMap<>());

  private final SortedMap<String, Double> axes;

  /** Takes the map over: nobody else may have it. */
  private Position(SortedMap<String, Double> own) {
    axes = Collections.unmodifiableSortedMap(own);
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
    SortedMap<String, Double> checked = new TreeMap<>();
    axes.forEach((axis, value) -> put(checked, axis, value));
    return new Position(checked);
  }

  /**
   * This position with one axis set.
   *
   * @throws IllegalArgumentException if the value is not finite or the name is blank
   */
  public Position with(String axis, double value) {
    SortedMap<String, Double> copy = new TreeMap<>(axes);
    put(copy, axis, value);
    return new Position(copy);
  }

  private static void put(SortedMap<String, Double> axes, String axis, double value) {
    Objects.requireNonNull(axis, "axis");
    if (axis.isBlank() || !Double.isFinite(value)) {
      throw new IllegalArgumentException("axis '" + axis + "' cannot stand at " + value);
    }
    axes.put(axis, value + 0.0); // -0.0 becomes 0.0
  }

  /** This position, overlaid with every axis that {@code other} names. */
  public Position with(Position other) {
    if (other.axes.keySet().containsAll(axes.keySet())) {
      return other;
    }
    SortedMap<String, Double> copy = new TreeMap<>(axes);
    copy.putAll(other.axes);
    return new Position(copy);
  }

  /** The value of an axis, empty if it is not named. */
  public OptionalDouble get(String axis) {
    Double value = axes.get(axis);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Every named axis with its value, in alphabetical order; unmodifiable. */
  public Map<String, Double> axes() {
    return axes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position && axes.equals(position.axes);
  }

  @Override
  public int hashCode() {
    return axes.hashCode();
  }

  @Override
  public String toString() {
    return axes.toString();
  }
}
