package dev.steadyscan.api.camera;

/**
 * Fixed white balance as gains of the red and the blue channel relative to green.
 *
 * @param red gain of red, a factor above 0
 * @param blue gain of blue, a factor above 0
 */
public record WhiteBalance(double red, double blue) {
  /** Checks. */
  public WhiteBalance {
    if (!(red > 0 && blue > 0 && Double.isFinite(red) && Double.isFinite(blue))) {
      throw new IllegalArgumentException(
          "white balance gains must be above 0: " + red + "," + blue);
    }
  }
}
