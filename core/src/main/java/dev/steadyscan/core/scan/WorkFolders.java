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
import java.util.Optional;
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
  private boolean deleted;

  /** The device's folder. Runs inside the device's own guarded call. */
  Path of(String device) {
    Optional<Path> there = known(device);
    if (there.isPresent()) {
      return there.get();
    }
    try {
      Path made = Files.createTempDirectory("steadyscan-" + device + "-");
      Optional<Path> kept = keep(device, made);
      if (kept.isEmpty() || !kept.get().equals(made)) {
        Files.delete(made);
      }
      return kept.orElseThrow(
          () -> new ScanException(ErrorCode.CANCELLED, "the run of " + device + " is over"));
    } catch (IOException failed) {
      throw new ScanException(
          ErrorCode.DISK, "no temporary folder for " + device + ": " + failed, failed);
    }
  }

  private synchronized Optional<Path> known(String device) {
    return Optional.ofNullable(folders.get(device));
  }

  /** The folder that holds from here on: one call may be a moment ahead of another. */
  private synchronized Optional<Path> keep(String device, Path made) {
    if (deleted) {
      return Optional.empty();
    }
    Path before = folders.putIfAbsent(device, made);
    return Optional.of(before == null ? made : before);
  }

  private synchronized List<Path> taken() {
    deleted = true;
    List<Path> made = List.copyOf(folders.values());
    folders.clear();
    return made;
  }

  void delete(TimeSource time, Deadline deadline) throws InterruptedException {
    try (TimeoutGuard guard = new TimeoutGuard("work-folders", ErrorCode.DISK, time, 3, false)) {
      for (Path folder : taken()) {
        delete(folder, guard, deadline);
      }
    }
  }

  private static void delete(Path folder, TimeoutGuard guard, Deadline deadline)
      throws InterruptedException {
    try {
      guard.run("delete " + folder, deadline, () -> deleteTree(folder));
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
