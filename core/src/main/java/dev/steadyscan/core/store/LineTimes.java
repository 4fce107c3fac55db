package dev.steadyscan.core.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Takes the times of lines as {@link Json#instant} reads them, and sooner where the hour is that of
 * the line before. Used by one thread at a time.
 */
final class LineTimes {
  private static final int HOUR = "2026-03-14T09:".length();
  private static final byte[] WITHIN = ascii("00:00.000Z\"");

  private byte[] hour = ascii("1970-01-01T00:");
  private long began;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Takes a time and the quote behind it.
   *
   * @throws IllegalArgumentException if it is plain and no time
   */
  Instant take(LineCursor line) {
    if (line.take(hour)) {
      return within(line);
    }
    String text = line.text();
    if (!line.plain()) {
      return Instant.EPOCH;
    }
    Instant instant = Json.instant(text);
    hour = ascii(text.substring(0, HOUR));
    began = Math.floorDiv(instant.getEpochSecond(), 3600L) * 3600;
    return instant;
  }

  private Instant within(LineCursor line) {
    int digits = line.digits(WITHIN);
    int minute = digits / 100_000;
    int second = digits / 1000 % 100;
    if (minute > 59 || second > 59) {
      line.refuse();
    }
    return Instant.ofEpochSecond(began + 60L * minute + second, digits % 1000 * 1_000_000L);
  }
}
