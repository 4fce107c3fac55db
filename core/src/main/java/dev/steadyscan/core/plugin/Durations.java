package dev.steadyscan.core.plugin;

import java.time.Duration;

final class Durations {
  private Durations() {}

  static String print(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
