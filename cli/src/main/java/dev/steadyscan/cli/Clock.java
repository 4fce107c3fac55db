package dev.steadyscan.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of day that stands before a line. */
final class Clock {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private Clock() {}

  static String text(Instant time, ZoneId zone) {
    return FORMAT.format(time.atZone(zone));
  }
}
