package com.example.scanner;

import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;

/**
 * The section {@code recovery} with {@code policy = patient}.
 *
 * @param firstWait the wait after the first failure
 * @param longestWait no wait is longer
 * @param replacements of the camera, within its last 50 shots
 */
public record PatientSettings(
    @Setting(value = "the wait after the first failure; it doubles with each further one", min = 0)
        Duration firstWait,
    @Setting(value = "no wait is longer", min = 0) Duration longestWait,
    @Setting(value = "how often a camera is replaced within its last 50 shots", min = 0)
        int replacements) {

  /** What is wrong here is told with the file and the line of the section. */
  public PatientSettings {
    if (firstWait.compareTo(longestWait) > 0) {
      throw new IllegalArgumentException(
          "first-wait = " + firstWait + " is longer than longest-wait = " + longestWait);
    }
  }
}
