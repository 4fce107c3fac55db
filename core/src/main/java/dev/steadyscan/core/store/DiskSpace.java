package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;

/** How much a disk can still take. */
public final class DiskSpace {
  private DiskSpace() {}

  /**
   * Bytes that can be written to the file system under a folder, which need not exist yet: then the
   * nearest parent that does is asked. Changes nothing.
   *
   * @param output the folder
   * @param limit how long the file system may take
   * @param time the run's clock
   * @throws ScanException {@code DISK} if it does not answer
   */
  public static long usableBytes(Path output, Duration limit, TimeSource time) {
    return usableBytes(output, limit, time, new NioDisk());
  }

  static long usableBytes(Path output, Duration limit, TimeSource time, Disk disk) {
    Path folder = output.toAbsolutePath().normalize();
    try (DiskLane lane = new DiskLane("disk-space", new Limits(limit, time), time)) {
      return lane.call(
          "free space of " + folder,
          folder,
          () -> {
            Path at = folder;
            for (Path up = at.getParent(); up != null && !disk.exists(at); up = at.getParent()) {
              at = up;
            }
            return disk.usableBytes(at);
          });
    }
  }
}
