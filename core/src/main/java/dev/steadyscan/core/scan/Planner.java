package dev.steadyscan.core.scan;

import dev.steadyscan.core.config.CaptureMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the plan of a prepared scan. */
public final class Planner {
  private Planner() {}

  /** The plan. */
  public static ScanPlan plan(PreparedScan scan) {
    Map<String, String> cameras = new LinkedHashMap<>();
    scan.cameras().forEach(camera -> cameras.put(camera.name(), camera.info().model()));
    return new ScanPlan(
        scan.config().name(),
        scan.pattern().name(),
        scan.notes(),
        scan.survey().points(),
        cameras,
        scan.shots(),
        scan.survey().travel(),
        scan.motion().homing(),
        scan.survey().moving(),
        scan.config().settle().multipliedBy(scan.survey().points()),
        capturing(scan),
        scan.fileBytes());
  }

  private static Duration capturing(PreparedScan scan) {
    long rounds = scan.survey().shotsPerCamera();
    Duration slowest = Duration.ZERO;
    Duration sum = Duration.ZERO;
    for (PreparedCamera camera : scan.cameras()) {
      Duration exposure = camera.info().exposure();
      slowest = exposure.compareTo(slowest) > 0 ? exposure : slowest;
      sum = sum.plus(exposure);
    }
    if (scan.config().capture().mode() == CaptureMode.TOGETHER) {
      return slowest.multipliedBy(rounds);
    }
    Duration gaps = scan.config().capture().gap().multipliedBy(scan.cameras().size() - 1L);
    return sum.plus(gaps).multipliedBy(rounds);
  }
}
