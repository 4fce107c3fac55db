package dev.steadyscan.core.store;

import java.time.Duration;
import java.util.Objects;

/**
 * How pictures are written.
 *
 * @param format what raw frames are encoded as
 * @param quality quality of JPEG, 1 to 100
 * @param inFlight bytes of frames that may be held at a time, 1 or more; a single point that needs
 *     more is let in when nothing else is held
 * @param timeout how long one file operation, or one call of a {@link FrameConsumer}, may take
 */
public record WriteSettings(ImageFormat format, int quality, long inFlight, Duration timeout) {
  /** Checks. */
  public WriteSettings {
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
