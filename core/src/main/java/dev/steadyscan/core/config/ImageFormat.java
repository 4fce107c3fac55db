package dev.steadyscan.core.config;

/** What raw frames are encoded as. Encoded frames are written as they came. */
public enum ImageFormat {
  /** Lossy, by quality. */
  JPEG("jpg"),
  /** Lossless. */
  PNG("png");

  private final String extension;

  ImageFormat(String extension) {
    this.extension = extension;
  }

  /** How file names end, without the dot. */
  public String extension() {
    return extension;
  }
}
