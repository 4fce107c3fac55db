package com.example.scanner;

import dev.steadyscan.api.plugin.Setting;

/**
 * The section {@code pattern} with {@code type = golden}.
 *
 * @param points how many points
 * @param fromMm the lowest height
 * @param toMm the greatest height
 */
public record GoldenSettings(
    @Setting(value = "how many points", min = 1, max = 1_000_000) int points,
    @Setting(value = "the lowest height", unit = "mm") double fromMm,
    @Setting(value = "the greatest height", unit = "mm") double toMm) {

  /** What is wrong here is told with the file and the line of the section. */
  public GoldenSettings {
    if (fromMm > toMm) {
      throw new IllegalArgumentException("from-mm = " + fromMm + " is above to-mm = " + toMm);
    }
  }
}
