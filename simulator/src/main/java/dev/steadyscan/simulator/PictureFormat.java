package dev.steadyscan.simulator;

/** In which form a simulated camera gives its pictures. */
public enum PictureFormat {
  /** Raw pixels, 3 bytes each: the host encodes them. */
  RAW,
  /** JPEG files: the host writes them as they are. */
  JPEG
}
