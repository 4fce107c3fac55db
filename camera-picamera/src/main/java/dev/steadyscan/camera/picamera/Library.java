package dev.steadyscan.camera.picamera;

/** Which picamera2 the agents use. */
public enum Library {
  /** The one that the system's Python has. */
  SYSTEM,
  /** The one that this plugin brings, with cameras in software and faults on demand. */
  STAND_IN
}
