package dev.steadyscan.testkit;

/**
 * What a motion is like. {@link MotionContract} checks it both ways: what is declared has to be so,
 * and what is not declared must not be.
 */
public enum MotionCapability {
  /** Its position is not trusted before it was homed; without it, it is trusted from the start. */
  NEEDS_HOMING,
  /** Its turntable takes any angle: it has an axis {@code rotation}, and that turns past 360. */
  TURNS_WITHOUT_END
}
