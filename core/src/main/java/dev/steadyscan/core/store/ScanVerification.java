package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.TimeSource;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Proves what a scan left: reads its journal and every picture, and says what is not as it was
 * written. Changes nothing in the folder.
 *
 * @param history what the journal says; empty if its first record is not as it was written
 * @param read how many bytes of pictures their records speak of
 * @param findings what is missing, changed, or spoken of by no record: journal, {@code scan.json},
 *     pictures in path order, then other files
 */
public record ScanVerification(Optional<ScanHistory> history, long read, List<Finding> findings) {

  /**
   * Something that is not as it was written.
   *
   * @param where a file relative to the scan's folder, in a journal with its line; or a picture
   * @param what one sentence without the place
   */
  public record Finding(String where, String what) {
    /** {@code images/left/000070.jpg: is missing}. */
    @Override
    public String toString() {
      return where + ": " + what;
    }
  }

  /** Copies. */
  public ScanVerification {
    findings = List.copyOf(findings);
  }

  /**
   * Verifies a scan. Blocks, each file operation up to 30 s.
   *
   * @param scan its folder
   * @param time the clock for limits
   * @throws ScanException {@code INPUT} if the folder has no journal, or the scan is under way;
   *     {@code DISK} if it cannot be read; {@code CANCELLED} if the calling thread was interrupted
   */
  public static ScanVerification of(Path scan, TimeSource time) {
    return of(scan, time, new NioDisk());
  }

  static ScanVerification of(Path scan, TimeSource time, Disk disk) {
    try (DiskLane lane = DiskLane.reading(time)) {
      Path root = ScanFolder.real(scan, lane);
      FolderReading folder = new FolderReading(disk, lane, root);
      Closeable lock = folder.lockShared();
      try {
        return new Verifier(folder).verify();
      } finally {
        if (!lane.stuck()) {
          lane.run("release of " + ScanFolder.LOCK, root, lock::close);
        }
      }
    }
  }
}
