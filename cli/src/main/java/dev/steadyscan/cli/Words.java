package dev.steadyscan.cli;

import java.util.Locale;

/** Numbers and names as people write them. */
final class Words {
  private Words() {}

  /** {@code 1 gap}, {@code 2 gaps}, {@code 2 recoveries}. */
  static String count(long number, String what) {
    if (number == 1) {
      return "1 " + what;
    }
    String many = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    return number + " " + many;
  }

  /** A number with no more than one digit behind the point. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A word that a shell takes as one, whatever is in it. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
