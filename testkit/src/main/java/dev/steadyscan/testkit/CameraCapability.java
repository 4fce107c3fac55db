package dev.steadyscan.testkit;

/**
 * What a camera can do beyond taking pictures. {@link CameraContract} checks it both ways: what is
 * declared has to be there, and what is not declared must not be.
 */
public enum CameraCapability {
  /** It knows when the exposure is over and the rig may move, and runs {@code exposed} then. */
  SAYS_WHEN_EXPOSED,
  /** It takes an exposure time in {@code configure}; without it such a value is refused. */
  SETS_EXPOSURE,
  /** It takes a gain in {@code configure}; without it such a value is refused. */
  SETS_GAIN,
  /** It takes a focus in {@code configure}; without it such a value is refused. */
  SETS_FOCUS,
  /** It takes a white balance in {@code configure}; without it such a value is refused. */
  SETS_WHITE_BALANCE,
  /** Its frames say when their exposure began. */
  TELLS_EXPOSED_AT,
  /** Its frames say how long they were exposed. */
  TELLS_EXPOSURE,
  /** Its frames say their gain. */
  TELLS_GAIN,
  /** Its frames say where the lens was. */
  TELLS_FOCUS,
  /** Its frames say their white balance. */
  TELLS_WHITE_BALANCE,
  /** Its frames carry the sensor's own stamp. */
  TELLS_SENSOR_TIMESTAMP
}
