package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;
import java.util.Objects;

/**
 * The section {@code scan.write}.
 *
 * @param format what raw pictures are written as
 * @param quality of a JPEG, 1 to 100
 * @param inFlight bytes of pictures that may be held in memory until they are on disk
 * @param timeout how long one file operation may take before the disk counts as hung
 */
public record WriteConfig(
    @Setting("what raw pictures are written as") ImageFormat format,
    @Setting(value = "of a JPEG", min = 1, max = 100) int quality,
    @Setting(value = "pictures held until they are on disk", unit = "bytes", min = 1) long inFlight,
    @Setting(value = "how long one file operation may take", min = 0.001, max = 86400)
        Duration timeout) {
  /** Checks. */
  public WriteConfig {
    Objects.requireNonNull(format, "format");
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality goes from 1 to 100: " + quality);
    }
    if (inFlight < 1) {
      throw new IllegalArgumentException("in-flight must be 1 byte or more: " + inFlight);
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be above zero: " + timeout);
    }
  }
}
