package dev.steadyscan.guard;

import dev.steadyscan.api.ShotId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How durations, times and shots read in messages. */
final class Texts {
  private Texts() {}

  /** {@code 250 ms} below a second, else {@code 10 s} or {@code 2.5 s}. */
  static String of(Duration duration) {
    long millis = Math.round(duration.toNanos() / 1e6);
    if (millis < 1000) {
      return millis + " ms";
    }
    String seconds = String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds) + " s";
  }

  static String of(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@code step 70}: the shot without its camera. */
  static String place(ShotId shot) {
    return (shot.pass().equals(ShotId.MAIN) ? "" : shot.pass() + " ")
        + ("step " + shot.step())
        + (shot.shot() == 0 ? "" : " shot " + shot.shot());
  }

  /** What a throwable says, its class included. */
  static String of(Throwable thrown) {
    String message = thrown.getMessage();
    String type = thrown.getClass().getSimpleName();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }
}
