package dev.steadyscan.api.event;

/** What the rig is doing. */
public enum Phase {
  /** Finding the reference of the axes. */
  HOMING,
  /** Moving to a point. */
  POSITIONING,
  /** Waiting for vibrations to die down. */
  SETTLING,
  /** Taking pictures. */
  CAPTURING,
  /** Waiting for pictures to reach the disk. */
  SAVING
}
