package dev.steadyscan.api.camera;

/** How much memory a camera may use for its buffers. */
public enum MemoryProfile {
  /** As configured. */
  NORMAL,
  /** As little as the camera can work with: chosen after it ran out of memory. */
  SMALL
}
