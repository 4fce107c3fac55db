package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder in which scans get theirs. */
public final class ScanFolders {
  private static final Pattern NAME =
      Pattern.compile("(?<scan>[a-z0-9][a-z0-9-]*)-(?<began>\\d{8}-\\d{6})(-(?<number>\\d+))?");

  private ScanFolders() {}

  /**
   * The scans in a folder, oldest first by the times in their names. Changes nothing. Blocks, each
   * file operation up to 30 s.
   *
   * @param output the folder
   * @param time the clock for limits
   * @throws ScanException {@code INPUT} if there is no such folder; {@code DISK} if it cannot be
   *     read; {@code CANCELLED} if the calling thread was interrupted
   */
  public static List<FoundScan> in(Path output, TimeSource time) {
    return in(output, time, new NioDisk());
  }

  static List<FoundScan> in(Path output, TimeSource time, Disk disk) {
    Path parent = output.toAbsolutePath().normalize();
    try (DiskLane lane = DiskLane.reading(time)) {
      return folders(disk, lane, parent).stream()
          .sorted(Comparator.comparing(ScanFolders::began))
          .map(folder -> new FolderReading(disk, lane, folder))
          .filter(FolderReading::isScan)
          .map(FolderReading::found)
          .toList();
    }
  }

  private static List<Path> folders(Disk disk, DiskLane lane, Path parent) {
    if (!lane.call("look at " + parent, parent, () -> disk.exists(parent))) {
      throw new ScanException(ErrorCode.INPUT, "there is no folder " + parent);
    }
    return lane.call("list of " + parent, parent, () -> disk.folders(parent));
  }

  /** Whether a scan's folder is named so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Something to sort by; folders with another name come last. */
  private static String began(Path folder) {
    String name = String.valueOf(folder.getFileName());
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return "~" + name;
    }
    String number = parts.group("number");
    return parts.group("began") + String.format("-%9s", number == null ? "1" : number) + name;
  }
}
