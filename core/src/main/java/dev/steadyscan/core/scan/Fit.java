package dev.steadyscan.core.scan;

import dev.steadyscan.core.config.ConfigProblem;
import dev.steadyscan.core.config.DeadlineCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    problems.addAll(deadlines(scan).problems());
    if (scan.shots() > Integer.MAX_VALUE) {
      problems.add(problem(scan, "scan.pattern", scan.shots() + " shots are too many"));
    }
    return problems;
  }

  /** Whether the limits nest, and what the point limit covers. */
  static DeadlineCheck.Report deadlines(PreparedScan scan) {
    Map<String, DeadlineCheck.CameraTimes> cameras = new LinkedHashMap<>();
    for (PreparedCamera camera : scan.cameras()) {
      cameras.put(
          camera.name(), new DeadlineCheck.CameraTimes(camera.info(), camera.longestWait()));
    }
    return DeadlineCheck.check(scan.config(), cameras, scan.motion());
  }

  private static ConfigProblem problem(PreparedScan scan, String key, String message) {
    return scan.config().places().problem(key, "", message);
  }
}
