package dev.steadyscan.core.scan;

import dev.steadyscan.core.config.ConfigProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Whether pattern, motion and cameras of a scan fit together. */
final class Fit {
  private Fit() {}

  static List<ConfigProblem> problems(PreparedScan scan) {
    List<ConfigProblem> problems = new ArrayList<>();
    for (String unreachable : scan.survey().problems()) {
      problems.add(problem(scan, "scan.pattern", unreachable));
    }
    for (PreparedCamera camera : scan.cameras()) {
      OptionalLong available = camera.info().shotsAvailable();
      long needed = scan.survey().shotsPerCamera();
      if (available.isPresent() && available.getAsLong() < needed) {
        problems.add(
            problem(
                scan,
                "scan.cameras." + camera.name(),
                String.format(
                    "camera %s has %d pictures for %d shots",
                    camera.name(), available.getAsLong(), needed)));
      }
    }
    if (scan.shots() > Integer.MAX_VALUE) {
      problems.add(problem(scan, "scan.pattern", scan.shots() + " shots are too many"));
    }
    return problems;
  }

  private static ConfigProblem problem(PreparedScan scan, String key, String message) {
    return scan.config().places().problem(key, "", message);
  }
}
