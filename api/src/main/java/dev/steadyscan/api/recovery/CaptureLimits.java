package dev.steadyscan.api.recovery;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and how long one picture is tried: {@code capture.attempts} and {@code capture.timeout}
 * of the config.
 *
 * @param timeout how long one capture may take before it counts as hung
 * @param attempts tries at one picture during one visit of its point, 1 or more
 */
public record CaptureLimits(Duration timeout, int attempts) {
  /** Checks. */
  public CaptureLimits {
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.isZero() || timeout.isNegative() || attempts < 1) {
      throw new IllegalArgumentException("timeout " + timeout + ", attempts " + attempts);
    }
  }
}
