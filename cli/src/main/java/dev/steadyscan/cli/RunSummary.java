package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
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
  private final Path config;
  private final List<String> lines = new ArrayList<>();

  private RunSummary(ScanResult result, Duration took, Path config) {
    this.result = result;
    this.took = took;
    this.config = config;
  }

  /** The lines about a scan of this config. */
  static List<String> lines(ScanResult result, Duration took, Path config) {
    RunSummary summary = new RunSummary(result, took, config);
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
    return switch (result.state()) {
      case COMPLETED -> folder.isEmpty() ? "nothing" : "look at " + quoted(folder, "images");
      case GAPS -> String.format("grep -E 'FAILED|failed|recovery' %s", quoted(folder, "scan.log"));
      case RUNNING, STOPPED ->
          "steadyscan check " + Words.quoted(config.toString()) + "   (moves nothing)";
      case INTERRUPTED -> "steadyscan run " + Words.quoted(config.toString()) + "   (begins anew)";
    };
  }

  private static String quoted(String folder, String name) {
    return Words.quoted(Path.of(folder, name).toString());
  }
}
