package dev.steadyscan.simulator.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which attempts at a picture a fault is for.
 *
 * @param first the first of them, from 1
 * @param last the last of them
 */
record Attempts(int first, int last) {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})(?:-([1-9]\\d{0,5}))?");

  /**
   * Reads {@code first}, {@code all}, one attempt ({@code 2}) or several ({@code 1-3}).
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Attempts parse(String text) {
    if (text.equals("first")) {
      return new Attempts(1, 1);
    }
    if (text.equals("all")) {
      return new Attempts(1, Integer.MAX_VALUE);
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw refused(text);
    }
    int first = Integer.parseInt(form.group(1));
    int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
    if (last < first) {
      throw refused(text);
    }
    return new Attempts(first, last);
  }

  boolean contains(int attempt) {
    return attempt >= first && attempt <= last;
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "on-attempts = '"
            + text
            + "': write first, all, one attempt (2) or a range of them (1-3); they count from 1");
  }
}
