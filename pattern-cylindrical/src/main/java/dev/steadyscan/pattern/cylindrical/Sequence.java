package dev.steadyscan.pattern.cylindrical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The values of one axis by their index, computed and never stored: a range of a million values
 * costs what one of three does. It is computed in decimals, as people write them, so that the third
 * step of 0.1 is 0.3 and not a little more.
 *
 * <p><b>Whole turns.</b> On a turntable 0 and 360 degrees are one place. A range that spans whole
 * turns of a turning axis therefore leaves its end out, and says so in its note: 0 to 360 with step
 * 10, or with count 36, is 0, 10 ... 350.
 *
 * <p>Immutable and thread-safe.
 *
 * @param size how many values there are
 * @param values the value of an index from 0 to {@code size - 1}
 * @param note what a person should know of how the setting was read
 */
record Sequence(int size, IntToDoubleFunction values, Optional<String> note) {
  private static final double TURN = 360;

  /** An end that is missed by less than this part of a step is met: rounding, nothing else. */
  private static final double ROUNDING = 1e-6;

  /**
   * The sequence that a config asks for.
   *
   * @param values as the config has them
   * @param turning whether the axis comes back to the same place with every 360 degrees
   * @throws IllegalArgumentException if the values make no sequence on this axis
   */
  static Sequence of(Values values, boolean turning) {
    if (!values.list().isEmpty()) {
      return new Sequence(values.list().size(), values.list()::get, Optional.empty());
    }
    double from = values.from().orElseThrow();
    double to = values.to().orElseThrow();
    boolean openEnd = turning && isWholeTurns(to - from);
    return values.step().isPresent()
        ? stepping(from, to, values.step().get(), openEnd)
        : counting(from, to, values.count().orElseThrow(), openEnd);
  }

  private static Sequence stepping(double from, double to, double step, boolean openEnd) {
    double steps = (to - from) / step;
    double whole = Math.floor(steps + ROUNDING);
    if (!(whole < Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          String.format(
              "steps of %s from %s to %s are more than %d: use a larger step",
              Figures.text(step), Figures.text(from), Figures.text(to), Integer.MAX_VALUE));
    }
    boolean met = Math.abs(steps - whole) <= ROUNDING;
    if (met && whole > 0) {
      return even(from, to, (int) whole, openEnd);
    }
    IntToDoubleFunction values = line(from, BigDecimal.valueOf(step), 1);
    return new Sequence(
        (int) whole + 1,
        values,
        met ? Optional.empty() : missed(from, to, step, values, (int) whole));
  }

  private static Sequence counting(double from, double to, int count, boolean openEnd) {
    if (openEnd) {
      return even(from, to, count, true);
    }
    if (count > 1) {
      return even(from, to, count - 1, false);
    }
    if (from != to) {
      throw new IllegalArgumentException(
          String.format(
              "count = 1 has no room for both %s and %s: write 2 or more, or a list of one value",
              Figures.text(from), Figures.text(to)));
    }
    return new Sequence(1, i -> from, Optional.empty());
  }

  private static Sequence even(double from, double to, int parts, boolean openEnd) {
    BigDecimal span = BigDecimal.valueOf(to).subtract(BigDecimal.valueOf(from));
    IntToDoubleFunction values = line(from, span, parts);
    return openEnd
        ? new Sequence(parts, values, leftOut(from, to, values, parts))
        : new Sequence(parts + 1, values, Optional.empty());
  }

  /**
   * From a first value on, by a part of a span for each index. Where all figures are whole numbers
   * once their decimals are shifted out, and small enough to be exact, one division gives the
   * closest value there is, many times faster than decimals.
   */
  private static IntToDoubleFunction line(double from, BigDecimal span, int parts) {
    BigDecimal first = BigDecimal.valueOf(from);
    int decimals = Math.max(0, Math.max(first.scale(), span.scale()));
    double start = first.scaleByPowerOfTen(decimals).doubleValue() * parts;
    double slope = span.scaleByPowerOfTen(decimals).doubleValue();
    double divisor = BigDecimal.ONE.scaleByPowerOfTen(decimals).doubleValue() * parts;
    return i -> {
      double way = slope * i;
      return isExact(start) && isExact(way) && isExact(start + way) && isExact(divisor)
          ? (start + way) / divisor
          : first
              .add(
                  span.multiply(new BigDecimal(i))
                      .divide(new BigDecimal(parts), MathContext.DECIMAL64))
              .doubleValue();
    };
  }

  /** Whether a whole number that was computed as a double is the right one. */
  private static boolean isExact(double whole) {
    return Math.abs(whole) < 1L << 53;
  }

  private static Optional<String> missed(
      double from, double to, double step, IntToDoubleFunction values, int last) {
    return Optional.of(
        String.format(
            "steps of %s from %s do not meet %s: the last of %d is %s",
            Figures.text(step),
            Figures.text(from),
            Figures.text(to),
            last + 1,
            Figures.text(values.applyAsDouble(last))));
  }

  private static Optional<String> leftOut(
      double from, double to, IntToDoubleFunction values, int size) {
    return Optional.of(
        String.format(
            "%s to %s spans whole turns, so its end is left out: the last of %d is %s",
            Figures.text(from),
            Figures.text(to),
            size,
            Figures.text(values.applyAsDouble(size - 1))));
  }

  private static boolean isWholeTurns(double span) {
    return Math.abs(span) > TURN / 2 && Math.abs(Math.IEEEremainder(span, TURN)) <= ROUNDING;
  }

  /** The value of an index, from 0; a range goes on beyond {@code size - 1} by the same step. */
  double value(int index) {
    return values.applyAsDouble(index);
  }
}
