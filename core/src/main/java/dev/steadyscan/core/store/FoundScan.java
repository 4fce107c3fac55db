package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A scan in a folder of scans. Immutable.
 *
 * @param folder its folder
 * @param state how it stands; {@code RUNNING} and not under way is one whose process died. Empty if
 *     neither {@code scan.json} nor the journal can say
 * @param pictures counts of pictures; all 0 where the state is empty
 * @param underWay whether a process is at it now
 * @param problem why the state is empty; else empty
 */
public record FoundScan(
    Path folder, Optional<ScanState> state, ScanCounts pictures, boolean underWay, String problem) {

  /** Checks. */
  public FoundScan {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(pictures, "pictures");
    Objects.requireNonNull(problem, "problem");
  }

  /**
   * Whether it was cut off or stopped before it had been at every point, and nobody is at it: what
   * {@code resume} can go on with. Also where it cannot be told: {@code resume} says why.
   */
  public boolean isUnfinished() {
    return !underWay
        && state.filter(s -> s == ScanState.COMPLETED || s == ScanState.GAPS).isEmpty();
  }

  /**
   * Looks at a scan. Changes nothing. Blocks, each file operation up to 30 s.
   *
   * @param scan its folder
   * @param time the clock for limits
   * @throws ScanException {@code DISK} if the disk hangs; {@code CANCELLED} if the calling thread
   *     was interrupted
   */
  public static FoundScan at(Path scan, TimeSource time) {
    try (DiskLane lane = DiskLane.reading(time)) {
      Path folder = ScanFolder.real(scan, lane);
      return new FolderReading(new NioDisk(), lane, folder).found();
    }
  }
}
