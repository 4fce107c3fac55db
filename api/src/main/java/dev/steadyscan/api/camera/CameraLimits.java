package dev.steadyscan.api.camera;

import java.time.Duration;
import java.util.List;

/**
 * How long each call of a camera may take before it counts as hung. The limit of {@code capture} is
 * in the config ({@code capture.timeout}).
 *
 * @param open creating the camera
 * @param start {@link Camera#start}
 * @param configure {@link Camera#configure}
 * @param stop {@link Camera#stop}
 * @param clear {@link Camera#clear}
 * @param close {@link Camera#close}
 */
public record CameraLimits(
    Duration open,
    Duration start,
    Duration configure,
    Duration stop,
    Duration clear,
    Duration close) {

  /** Checks. */
  public CameraLimits {
    for (Duration limit : List.of(open, start, configure, stop, clear, close)) {
      if (limit.isZero() || limit.isNegative()) {
        throw new IllegalArgumentException("a limit must be above zero: " + limit);
      }
    }
  }

  /** 15 s to open, 5 s to start and configure, 3 s to stop and close, 1 s to clear. */
  public static CameraLimits defaults() {
    return new CameraLimits(
        Duration.ofSeconds(15),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3));
  }

  /** One limit for every call. */
  public static CameraLimits all(Duration limit) {
    return new CameraLimits(limit, limit, limit, limit, limit, limit);
  }

  /** The longest that a restart takes, its waits left out: stop, clear, start, configure. */
  public Duration restart() {
    return stop.plus(clear).plus(start).plus(configure);
  }
}
