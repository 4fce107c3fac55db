package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A scan's folder, looked at and not changed.
 *
 * @param root the folder
 */
record FolderReading(Disk disk, DiskLane lane, Path root) {

  /** Keeps others from going on with the scan; refused where somebody is at it. */
  Closeable lockShared() {
    try {
      return lane.open(
          "lock of " + ScanFolder.LOCK, root, () -> disk.lockShared(root.resolve(ScanFolder.LOCK)));
    } catch (ScanException failed) {
      if (failed.getCause() instanceof LockedException) {
        throw new ScanException(
            ErrorCode.INPUT,
            "the scan in " + root + " is under way; try again when it is over",
            failed);
      }
      throw failed;
    }
  }

  /** Whether somebody is at the scan now. */
  boolean underWay() {
    return lane.call(
        "lock of " + ScanFolder.LOCK,
        root,
        () -> {
          try {
            disk.lockShared(root.resolve(ScanFolder.LOCK)).close();
            return false;
          } catch (LockedException held) {
            return true;
          }
        });
  }

  JournalReader journal() {
    return JournalReader.read(disk, lane, root);
  }

  /** {@code scan.json} as it is; empty if there is none. */
  Optional<byte[]> scanJson() {
    Path file = root.resolve(ScanFolder.SCAN_JSON);
    return lane.call(
        "read of " + ScanFolder.SCAN_JSON,
        root,
        () -> {
          if (!disk.exists(file)) {
            return Optional.empty();
          }
          try (InputStream in = disk.read(file)) {
            return Optional.of(in.readAllBytes());
          }
        });
  }

  /** Whether {@code scan.json} is what the journal says. */
  boolean hasScanJsonOf(ScanHistory history) {
    byte[] due = ScanDocuments.scanJson(history.header(), history.progress());
    return scanJson().filter(found -> Arrays.equals(due, found)).isPresent();
  }

  /** What a run that was cut off had not written to its end. */
  List<String> halfWritten() {
    return files(ScanFolder.PARTIAL);
  }

  /** The files in a folder and below it, relative to the scan's, with forward slashes. */
  List<String> files(String folder) {
    List<Path> files = lane.call("list of " + folder, root, () -> disk.files(root.resolve(folder)));
    return files.stream().map(this::name).sorted().toList();
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace(File.separatorChar, '/');
  }

  /**
   * Whether it looks like a scan's: a person may have other folders beside it, some of which cannot
   * be looked into.
   */
  boolean isScan() {
    String name = String.valueOf(root.getFileName());
    try {
      return !name.startsWith(".") && lane.call("look at " + root, root, this::hasRecords);
    } catch (ScanException closed) {
      if (failsForAll(closed)) {
        throw closed;
      }
      return ScanFolders.isName(name);
    }
  }

  private boolean hasRecords() throws IOException {
    return disk.exists(root.resolve(ScanFolder.JOURNAL))
        || disk.exists(root.resolve(ScanFolder.SCAN_JSON));
  }

  private boolean failsForAll(ScanException failed) {
    return failed.code() == ErrorCode.CANCELLED || lane.stuck();
  }

  /** How the scan stands: by its {@code scan.json} if that says how it ended, else its journal. */
  FoundScan found() {
    boolean underWay = false;
    try {
      underWay = underWay();
      Optional<ScanProgress> ended =
          underWay ? Optional.empty() : scanJson().flatMap(ScanDocuments::progress);
      if (ended.filter(progress -> progress.state() != ScanState.RUNNING).isPresent()) {
        ScanProgress end = ended.get();
        return new FoundScan(root, Optional.of(end.state()), end.shots(), false, "");
      }
      ScanHistory history = ScanHistory.read(disk, lane, root);
      ScanState state = underWay ? ScanState.RUNNING : history.progress().state();
      return new FoundScan(root, Optional.of(state), history.pictures(), underWay, "");
    } catch (ScanException failed) {
      if (failsForAll(failed)) {
        throw failed;
      }
      ScanCounts none = new ScanCounts(0, 0, 0);
      return new FoundScan(root, Optional.empty(), none, underWay, failed.getMessage());
    }
  }
}
