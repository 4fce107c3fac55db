package dev.steadyscan.api.motion;

import dev.steadyscan.api.Position;
import java.util.Objects;

/**
 * What a motion knows of itself.
 *
 * @param position where it stands, every axis named
 * @param trusted whether the position can be relied on; false before homing and after a stall, a
 *     limit switch or a reset
 * @param epoch grows by one or more whenever trust broke, and never falls
 */
public record MotionState(Position position, boolean trusted, long epoch) {
  /** Checks. */
  public MotionState {
    Objects.requireNonNull(position, "position");
  }
}
