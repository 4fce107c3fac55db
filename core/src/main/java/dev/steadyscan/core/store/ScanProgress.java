package dev.steadyscan.core.store;

import dev.steadyscan.api.event.ScanState;
import java.util.Objects;

/**
 * How far a scan is: what changes in its {@code scan.json}. Immutable.
 *
 * @param state where it stands
 * @param shots counts of pictures
 * @param points counts of points
 */
public record ScanProgress(ScanState state, ScanCounts shots, ScanCounts points) {
  /** Checks. */
  public ScanProgress {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(shots, "shots");
    Objects.requireNonNull(points, "points");
  }

  /** That of a scan that has just begun. */
  static ScanProgress start(ScanHeader header) {
    return new ScanProgress(
        ScanState.RUNNING,
        new ScanCounts(header.plannedShots(), 0, 0),
        new ScanCounts(header.plannedPoints(), 0, 0));
  }
}
