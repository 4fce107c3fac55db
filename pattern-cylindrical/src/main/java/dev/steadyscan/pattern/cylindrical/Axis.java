package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.Position;

/**
 * An axis that a pattern moves.
 *
 * @param name its name in a position
 * @param key its key in the config
 * @param stops where it stops
 */
record Axis(String name, String key, Sequence stops) {

  /**
   * The axis that a config asks for.
   *
   * @throws IllegalArgumentException if the values make no sequence on it; the message begins with
   *     the key
   */
  static Axis of(String name, String key, Values values) {
    try {
      return new Axis(name, key, Sequence.of(values, name.equals(Position.ROTATION)));
    } catch (IllegalArgumentException impossible) {
      throw new IllegalArgumentException(key + ": " + impossible.getMessage(), impossible);
    }
  }
}
