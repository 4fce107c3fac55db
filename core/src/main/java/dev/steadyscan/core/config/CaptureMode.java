package dev.steadyscan.core.config;

/** How the cameras of a point take turns. */
public enum CaptureMode {
  /** All at once. */
  TOGETHER,
  /** One after the other, in the order of the config, with {@code gap} between them. */
  SEQUENTIAL
}
