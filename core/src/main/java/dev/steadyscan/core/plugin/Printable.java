package dev.steadyscan.core.plugin;

/** What strangers wrote, made fit for a line on a terminal or in a log. */
final class Printable {
  private static final int LONGEST = 1_000;

  private Printable() {}

  /** In one line, without characters that steer a terminal, and not endless. */
  static String line(String text) {
    return line(text, LONGEST);
  }

  static String line(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) + "..." : text;
    return cut.strip().replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
