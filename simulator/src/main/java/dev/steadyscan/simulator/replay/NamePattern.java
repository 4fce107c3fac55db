package dev.steadyscan.simulator.replay;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file with places for figures: {@code {step}}, {@code {shot}} and {@code {index}}
 * (see {@link ReplaySettings}), with leading zeros as in {@code img_{step:04}.jpg}.
 *
 * <p>Immutable and thread-safe.
 */
final class NamePattern {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(?::0(\\d))?}");
  private static final Set<String> KNOWN = Set.of("step", "shot", "index");

  private final String text;
  private final Set<String> places = new TreeSet<>();

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if a place is none of these, or the name is the same for every
   *     step
   */
  NamePattern(String text) {
    this.text = text;
    Matcher place = PLACE.matcher(text);
    place.results().map(found -> found.group(1)).forEach(places::add);
    String rest = place.replaceAll("");
    if (!KNOWN.containsAll(places) || rest.contains("{") || rest.contains("}")) {
      throw new IllegalArgumentException(
          "files = '"
              + text
              + "': the places are {step}, {shot} and {index}, with leading zeros {step:04}; the"
              + " name of a camera is written out, since each camera has its own section");
    }
    if (!places.contains("step") && !places.contains("index")) {
      throw new IllegalArgumentException(
          "files = '" + text + "' is one file for every step: it needs {step} or {index}");
    }
  }

  /** Whether two shots of one step have two names. */
  boolean tellsShotsApart() {
    return places.contains("shot") || places.contains("index");
  }

  /** The name of a file. */
  String name(int step, int shot, long index) {
    return PLACE.matcher(text).replaceAll(place -> figure(place, step, shot, index));
  }

  private static String figure(MatchResult place, int step, int shot, long index) {
    long figure =
        switch (place.group(1)) {
          case "step" -> step;
          case "shot" -> shot;
          default -> index;
        };
    String digits = place.group(2);
    return digits == null || digits.equals("0")
        ? Long.toString(figure)
        : String.format(Locale.ROOT, "%0" + digits + "d", figure);
  }
}
