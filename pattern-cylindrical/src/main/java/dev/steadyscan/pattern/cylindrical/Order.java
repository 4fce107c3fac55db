package dev.steadyscan.pattern.cylindrical;

/** In which order the points are visited. The innermost axis is always the rotation. */
public enum Order {
  /**
   * Every sweep of an axis begins at its first value. All sweeps run in the same direction, which
   * hides the play of a gear, and between two sweeps the axis travels all the way back.
   */
  RASTER,

  /**
   * Every sweep of an axis begins where the one before it ended and runs the other way. From one
   * point to the next exactly one axis moves, to the neighbouring value: no order travels less, and
   * nothing is ever unwound.
   */
  SERPENTINE,

  /**
   * The turntable goes on and on in one direction, and the height changes with it: by the step of
   * {@code heights-mm} in every turn. See {@link HelicalPattern}.
   */
  HELICAL
}
