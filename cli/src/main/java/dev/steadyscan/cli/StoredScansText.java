package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.config.PlainText;
import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.store.FoundScan;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.core.store.ScanHistory;
import dev.steadyscan.core.store.ScanVerification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is said of scans that are on disk. The lines are safe to print, whatever the disk holds. */
final class StoredScansText {
  private StoredScansText() {}

  static List<String> lines(ScanVerification verified) {
    List<String> lines = new ArrayList<>();
    verified.findings().forEach(found -> lines.add(found.toString()));
    String findings =
        verified.findings().isEmpty()
            ? "as they were written"
            : Words.count(verified.findings().size(), "finding");
    String counts =
        verified.history().map(StoredScansText::counts).orElse("the scan's own record is damaged");
    lines.add("verified: " + counts + ", " + EventText.size(verified.read()) + ": " + findings);
    return lines.stream().map(PlainText::of).toList();
  }

  private static String counts(ScanHistory history) {
    ScanCounts pictures = history.pictures();
    return pictures.completed() + " of " + Words.count(pictures.planned(), "picture");
  }

  static List<String> lines(List<FoundScan> scans, Path output) {
    if (scans.isEmpty()) {
      return List.of("no scans in " + PlainText.of(output.toString()));
    }
    Table table = new Table();
    scans.forEach(scan -> table.row(cells(scan)));
    return table.lines().stream().map(PlainText::of).toList();
  }

  private static String[] cells(FoundScan scan) {
    String name = String.valueOf(scan.folder().getFileName());
    if (scan.state().isEmpty()) {
      return new String[] {name, "damaged", "", scan.problem().lines().findFirst().orElse("")};
    }
    ScanCounts pictures = scan.pictures();
    return new String[] {
      name,
      state(scan),
      pictures.completed() + " of " + Words.count(pictures.planned(), "picture"),
      pictures.failed() == 0 ? "" : Words.count(pictures.failed(), "gap")
    };
  }

  private static String state(FoundScan scan) {
    boolean died = !scan.underWay() && scan.state().filter(ScanState.RUNNING::equals).isPresent();
    return died ? "cut off" : scan.state().map(ScanState::toString).orElse("");
  }
}
