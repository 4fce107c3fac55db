package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder for each device that asks for one, deleted after the run.
 *
 * <p>Thread-safe.
 */
final class WorkFolders {
  private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);

  private final Map<String, Path> folders = new HashMap<>();

  /** The device's folder. Runs inside the device's own guarded call. */
  synchronized Path of(String device) {
    return folders.computeIfAbsent(
        device,
        key -> {
          try {
            return Files.createTempDirectory("steadyscan-" + key + "-");
          } catch (IOException failed) {
            throw new ScanException(
                ErrorCode.DISK, "no temporary folder for " + key + ": " + failed, failed);
          }
        });
  }

  void delete(TimeSource time, Deadline deadline) throws InterruptedException {
    List<Path> made;
    synchronized (this) {
      made = List.copyOf(folders.values());
      folders.clear();
    }
    try (TimeoutGuard guard = new TimeoutGuard("work-folders", ErrorCode.DISK, time, 3, false)) {
      for (Path folder : made) {
        guard.run("delete " + folder, deadline, () -> deleteTree(folder));
      }
    } catch (DeviceException failed) {
      LOG.warn("a work folder was left behind: {}", failed.getMessage());
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(folder)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
