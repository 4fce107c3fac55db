package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.Position;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every combination of the stops of some axes, in an order. The index of a combination is read as a
 * number whose digits are the indices of the axes, the innermost axis being the last digit. Back
 * and forth, a digit counts downwards wherever the number before it is odd, so that each sweep
 * begins where the last ended.
 *
 * <p>Immutable and thread-safe.
 *
 * @param axes outermost first; without any there is one combination, nowhere
 * @param backAndForth whether every second sweep of an axis runs backwards
 */
record Grid(List<Axis> axes, boolean backAndForth) {

  /**
   * How many combinations there are.
   *
   * @throws IllegalArgumentException if they are more than an index can count
   */
  int size() {
    int size = 1;
    for (Axis axis : axes) {
      size = product(size, axis.stops().size());
    }
    return size;
  }

  /** The combination of an index from 0 to {@code size() - 1}. */
  Position position(int index) {
    Position position = Position.nowhere();
    int sweep = index;
    for (int i = axes.size() - 1; i >= 0; i--) {
      Axis axis = axes.get(i);
      int length = axis.stops().size();
      int digit = sweep % length;
      sweep /= length;
      boolean backwards = backAndForth && sweep % 2 == 1;
      double value = axis.stops().value(backwards ? length - 1 - digit : digit);
      position = position.with(axis.name(), value);
    }
    return position;
  }

  /** How the values of each axis were read, where a person should know. */
  Stream<String> notes() {
    return axes.stream()
        .flatMap(axis -> axis.stops().note().map(note -> axis.key() + ": " + note).stream());
  }

  /**
   * So many times so many points.
   *
   * @throws IllegalArgumentException if they are more than an index can count
   */
  static int product(int times, int some) {
    long points = (long) times * some;
    if (points > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              "this makes %d points or more, and %d is the most: use larger steps",
              points, Integer.MAX_VALUE));
    }
    return (int) points;
  }
}
