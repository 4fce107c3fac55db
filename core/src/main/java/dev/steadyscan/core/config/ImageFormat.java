package dev.steadyscan.core.config;

/** What raw pictures are written as; encoded ones are written as they came. */
public enum ImageFormat {
  /** JPEG, at the quality of the config. */
  JPEG,
  /** PNG, without loss. */
  PNG
}
