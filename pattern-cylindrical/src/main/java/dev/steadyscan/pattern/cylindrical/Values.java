package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.plugin.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of one axis as a config writes them, in one of three ways:
 *
 * <pre>
 * heights-mm    { from = 0, to = 150, step = 50 }      # 0, 50, 100, 150
 * rotations-deg { from = 0, to = 90, count = 4 }      # 0, 30, 60, 90
 * tilts-deg     = [-10, 0, 20]                         # short for { list = [-10, 0, 20] }
 * </pre>
 *
 * <ul>
 *   <li>Both ends of a range are inclusive. An end that the steps do not meet is left out; one that
 *       they miss by less than a millionth of a step, as rounding makes it, is met.
 *   <li>A range may run downwards; its step is negative then.
 *   <li>A list is taken as it stands: neither sorted nor rid of what comes twice.
 *   <li>A range of rotations over whole turns leaves its end out: 0 and 360 degrees are one place.
 * </ul>
 *
 * <p>What is wrong with the values by themselves is refused here, so that the message names the
 * line of this section.
 *
 * @param from the first value of a range
 * @param to the end of a range
 * @param step from one value of a range to the next; not 0
 * @param count how many values a range has, 1 or more
 * @param list the values themselves; empty for a range
 */
public record Values(
    @Setting("first value of a range") Optional<Double> from,
    @Setting("end of a range, inclusive") Optional<Double> to,
    @Setting("from one value to the next; or give count") Optional<Double> step,
    @Setting("how many values; or give step") Optional<Integer> count,
    @Setting(value = "the values, in place of a range", shorthand = true) List<Double> list) {

  /** Far beyond any rig, and small enough that no sum or product of these overflows. */
  private static final double LARGEST = 1e9;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if these are not values; the message says what would be right
   */
  public Values {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(count, "count");
    list = List.copyOf(list);
    boolean ranged = Stream.of(from, to, step, count).anyMatch(Optional::isPresent);
    Stream.of(from, to, step).flatMap(Optional::stream).forEach(Values::checkFigure);
    list.forEach(Values::checkFigure);
    if (!list.isEmpty() && ranged) {
      throw new IllegalArgumentException(
          "a list stands alone: leave out from, to, step and count, or the list");
    }
    if (list.isEmpty()) {
      checkRange(from, to, step, count);
    }
  }

  private static void checkFigure(double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException(
          value + " is out of range: write a figure from -1e9 to 1e9");
    }
  }

  private static void checkRange(
      Optional<Double> from, Optional<Double> to, Optional<Double> step, Optional<Integer> count) {
    if (from.isEmpty() || to.isEmpty() || step.isPresent() == count.isPresent()) {
      throw new IllegalArgumentException(
          "write from, to and step; or from, to and count; or a list of one value or more");
    }
    double span = to.get() - from.get();
    if (step.isPresent() && (step.get() == 0 || step.get() * span < 0)) {
      throw new IllegalArgumentException(
          String.format(
              "a step of %s does not lead from %s to %s: it has to be %s 0",
              Figures.text(step.get()),
              Figures.text(from.get()),
              Figures.text(to.get()),
              span < 0 ? "below" : "above"));
    }
    if (count.isPresent() && count.get() < 1) {
      throw new IllegalArgumentException("count = " + count.get() + " has to be 1 or more");
    }
    if (count.isPresent() && span == 0 && count.get() > 1) {
      throw new IllegalArgumentException(
          "from and to are the same: count has to be 1, not " + count.get());
    }
  }

  /** A range by its step. */
  public static Values stepping(double from, double to, double step) {
    return new Values(
        Optional.of(from), Optional.of(to), Optional.of(step), Optional.empty(), List.of());
  }

  /** A range by the number of its values. */
  public static Values counting(double from, double to, int count) {
    return new Values(
        Optional.of(from), Optional.of(to), Optional.empty(), Optional.of(count), List.of());
  }

  /** The values themselves. */
  public static Values of(Double... values) {
    return new Values(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(values));
  }
}
