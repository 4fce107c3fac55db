package dev.steadyscan.pattern.cylindrical;

import java.math.BigDecimal;

/** How figures are written in messages. */
final class Figures {
  private Figures() {}

  /** The shortest plain form: {@code 360}, {@code 0.1}; never {@code 3.6E2}. */
  static String text(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
