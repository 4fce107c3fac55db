package dev.steadyscan.cli;

import java.time.Duration;
import java.util.Locale;

/** Progress in one line, short enough for most terminals. */
final class ProgressText {
  private static final int WIDTH = 20;

  private ProgressText() {}

  static String line(Progress progress, long now) {
    if (progress.points() == 0) {
      return "opening the devices";
    }
    StringBuilder line =
        new StringBuilder(bar(progress))
            .append(progress.isRepair() ? " repair: " : " ")
            .append(progress.pointsDone())
            .append('/')
            .append(Words.count(progress.points(), "point"))
            .append(", ")
            .append(progress.saved())
            .append('/')
            .append(Words.count(progress.shots(), "picture"));
    if (progress.gaps() > 0) {
      line.append(", ").append(Words.count(progress.gaps(), "gap"));
    }
    if (progress.recoveries() > 0) {
      line.append(", ").append(Words.count(progress.recoveries(), "recovery"));
    }
    progress.left(now).ifPresent(left -> line.append(", ").append(clock(left)).append(" left"));
    return line.toString();
  }

  private static String bar(Progress progress) {
    int done = Math.min(WIDTH, progress.pointsDone() * WIDTH / progress.points());
    return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "]";
  }

  /** {@code 0:32}, {@code 1:02:03}. */
  private static String clock(Duration left) {
    long hours = left.toHours();
    return hours > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", hours, left.toMinutesPart(), left.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", left.toMinutesPart(), left.toSecondsPart());
  }
}
