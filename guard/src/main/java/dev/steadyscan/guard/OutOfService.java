package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * A camera's quarantine.
 *
 * @param failure what led there
 * @param end when the camera is tried again
 * @param endAt the same for people
 */
record OutOfService(Failure failure, Deadline end, Instant endAt) {

  static OutOfService begin(TimeSource time, Failure failure, Duration duration) {
    return new OutOfService(failure, Deadline.after(time, duration), time.instant().plus(duration));
  }

  boolean isOver() {
    return end.expired();
  }

  Failure refusal(String camera) {
    return Failure.of(
        failure.kind(),
        failure.operation(),
        String.format(
            "%s is in quarantine until %s: %s", camera, Texts.of(endAt), failure.message()));
  }
}
