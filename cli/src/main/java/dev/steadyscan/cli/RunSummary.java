package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.scan.Gap;
import dev.steadyscan.core.scan.ScanResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said at the end of a scan. */
final class RunSummary {
  private static final int GAPS_SHOWN = 20;

  private final ScanResult result;
  private final Duration took;
  private final String ifNothingWasWritten;
  private final List<String> lines = new ArrayList<>();

  private RunSummary(ScanResult result, Duration took, String ifNothingWasWritten) {
    this.result = result;
    this.took = took;
    this.ifNothingWasWritten = ifNothingWasWritten;
  }

  /** The lines about a scan; with what to do next where it has written nothing. */
  static List<String> lines(ScanResult result, Duration took, String ifNothingWasWritten) {
    RunSummary summary = new RunSummary(result, took, ifNothingWasWritten);
    summary.write();
    return summary.lines;
  }

  private void write() {
    result.failure().map(ScanException::getMessage).ifPresent(m -> lines.add("reason: " + m));
    gaps();
    lines.add(
        String.format(
            "%s: %d of %s, %d of %s, in %s",
            result.state(),
            result.shots().completed(),
            Words.count(result.shots().planned(), "picture"),
            result.points().completed(),
            Words.count(result.points().planned(), "point"),
            EventText.text(took)));
    lines.add(result.where().isEmpty() ? "nothing was written" : "folder: " + result.where());
    lines.add("next: " + next());
  }

  private void gaps() {
    List<Gap> gaps = result.gaps();
    if (gaps.isEmpty()) {
      return;
    }
    lines.add(Words.count(gaps.size(), "picture") + " given up:");
    Table table = new Table();
    gaps.stream().limit(GAPS_SHOWN).forEach(gap -> table.row(cells(gap)));
    table.lines().forEach(line -> lines.add("  " + line));
    if (gaps.size() > GAPS_SHOWN) {
      lines.add("  and " + (gaps.size() - GAPS_SHOWN) + " more");
    }
  }

  private static String[] cells(Gap gap) {
    return new String[] {
      gap.shot().toString(),
      Words.count(gap.shot().attempt(), "attempt"),
      gap.failure().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
      gap.failure().message()
    };
  }

  private String next() {
    if (result.failure().filter(f -> f.code() == ErrorCode.DEFECT).isPresent()) {
      return ErrorText.REPORT;
    }
    String folder = result.where();
    if (folder.isEmpty()) {
      return result.state() == ScanState.COMPLETED ? "nothing" : ifNothingWasWritten;
    }
    String resume = "steadyscan resume " + Words.quoted(folder);
    return switch (result.state()) {
      case COMPLETED -> "look at " + quoted(folder, "images");
      case GAPS -> resume + "   (tries the missing ones again)";
      case RUNNING, STOPPED -> resume + "   (when the cause is gone)";
      case INTERRUPTED -> resume;
    };
  }

  private static String quoted(String folder, String name) {
    return Words.quoted(Path.of(folder, name).toString());
  }
}
