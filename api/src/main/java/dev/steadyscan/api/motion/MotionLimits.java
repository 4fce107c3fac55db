package dev.steadyscan.api.motion;

import java.time.Duration;
import java.util.List;

/**
 * How long each call of a motion may take before it counts as hung.
 *
 * @param open creating the motion
 * @param home {@link Motion#home}
 * @param moveSlack added to three times the expected time of a move
 * @param state {@link Motion#state}
 * @param stop {@link Motion#stop}
 * @param close {@link Motion#close}
 */
public record MotionLimits(
    Duration open,
    Duration home,
    Duration moveSlack,
    Duration state,
    Duration stop,
    Duration close) {

  /** Checks. */
  public MotionLimits {
    for (Duration limit : List.of(open, home, moveSlack, state, stop, close)) {
      if (limit.isZero() || limit.isNegative()) {
        throw new IllegalArgumentException("a limit must be above zero: " + limit);
      }
    }
  }

  /** 15 s to open, 120 s to home, 10 s of slack for a move, 2 s to read the state, 3 s the rest. */
  public static MotionLimits defaults() {
    return new MotionLimits(
        Duration.ofSeconds(15),
        Duration.ofSeconds(120),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(3));
  }

  /** One limit for every call. */
  public static MotionLimits all(Duration limit) {
    return new MotionLimits(limit, limit, limit, limit, limit, limit);
  }
}
