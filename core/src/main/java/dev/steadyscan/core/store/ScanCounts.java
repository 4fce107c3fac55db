package dev.steadyscan.core.store;

/**
 * How many of something there are: of shots, or of points.
 *
 * @param planned all of them
 * @param completed those that are done
 * @param failed those that were given up
 */
public record ScanCounts(int planned, int completed, int failed) {
  /** Checks. */
  public ScanCounts {
    if (planned < 0 || completed < 0 || failed < 0) {
      throw new IllegalArgumentException(
          "counts cannot be negative: " + planned + ", " + completed + ", " + failed);
    }
  }
}
