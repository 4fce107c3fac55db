package dev.steadyscan.core.config;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.motion.MotionInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the limits of a config nest with those that devices and policies declare. Opens nothing,
 * calls nothing.
 *
 * <p>The point limit is no fence around the work, only where the rig stops waiting for it: it need
 * not exceed the worst case. What could never fit into it is refused.
 */
public final class DeadlineCheck {

  /**
   * What a camera and its policy declare.
   *
   * @param longestWait the policy's
   */
  public record CameraTimes(CameraInfo info, Duration longestWait) {}

  /**
   * What was found.
   *
   * @param problems what does not nest, each with both figures
   * @param covers one sentence for each camera on what the point limit covers
   */
  public record Report(List<ConfigProblem> problems, List<String> covers) {
    /** Copies. */
    public Report {
      problems = List.copyOf(problems);
      covers = List.copyOf(covers);
    }
  }

  private static final String TIMEOUT = "scan.capture.timeout";
  private static final String POINT_LIMIT = "scan.capture.point-limit";

  private final ScanConfig config;
  private final Map<String, CameraTimes> cameras;
  private final List<ConfigProblem> problems = new ArrayList<>();

  private DeadlineCheck(ScanConfig config, Map<String, CameraTimes> cameras) {
    this.config = config;
    this.cameras = cameras;
  }

  /**
   * Checks.
   *
   * @param cameras by name, in the order of the config
   */
  public static Report check(
      ScanConfig config, Map<String, CameraTimes> cameras, MotionInfo motion) {
    DeadlineCheck check = new DeadlineCheck(config, cameras);
    check.timeoutWithinPoint();
    cameras.forEach(check::camera);
    check.exposuresWithinPoint();
    check.stop(motion);
    List<String> covers =
        cameras.entrySet().stream()
            .map(camera -> check.covers(camera.getKey(), camera.getValue()))
            .toList();
    return new Report(check.problems, covers);
  }

  private void timeoutWithinPoint() {
    CaptureConfig capture = config.capture();
    if (capture.timeout().compareTo(capture.pointLimit()) > 0) {
      problem(
          TIMEOUT,
          capture.timeout(),
          "longer than " + POINT_LIMIT + ", " + print(capture.pointLimit()));
    }
  }

  private void camera(String name, CameraTimes camera) {
    CaptureConfig capture = config.capture();
    Duration exposure = camera.info().exposure();
    if (capture.timeout().compareTo(exposure) <= 0) {
      problem(
          TIMEOUT,
          capture.timeout(),
          "not longer than an exposure of " + name + ", " + print(exposure));
    }
    if (camera.longestWait().compareTo(capture.pointLimit()) >= 0) {
      problem(
          POINT_LIMIT,
          capture.pointLimit(),
          "not longer than what the recovery of "
              + name
              + " may wait, "
              + print(camera.longestWait()));
    }
    if (config.write().inFlight() < camera.info().frameBytes()) {
      String message =
          String.format(
              "scan.write.in-flight is %d bytes, less than one picture of %s, %d bytes",
              config.write().inFlight(), name, camera.info().frameBytes());
      problems.add(config.places().problem("scan.write.in-flight", "", message));
    }
  }

  /** In sequence, the exposures of a point and the gaps between them come one after the other. */
  private void exposuresWithinPoint() {
    CaptureConfig capture = config.capture();
    if (capture.mode() != CaptureMode.SEQUENTIAL) {
      return;
    }
    Duration all = capture.gap().multipliedBy(Math.max(0, cameras.size() - 1));
    for (CameraTimes camera : cameras.values()) {
      all = all.plus(camera.info().exposure());
    }
    if (all.compareTo(capture.pointLimit()) >= 0) {
      problem(
          POINT_LIMIT,
          capture.pointLimit(),
          "not longer than the exposures and gaps of a point in sequence, " + print(all));
    }
  }

  /** The motion is stopped first; then cameras are stopped and closed beside each other. */
  private void stop(MotionInfo motion) {
    Duration slowest = motion.limits().close();
    String who = "close of " + motion.model();
    for (Map.Entry<String, CameraTimes> camera : cameras.entrySet()) {
      CameraLimits limits = camera.getValue().info().limits();
      Duration both = limits.stop().plus(limits.close());
      if (both.compareTo(slowest) > 0) {
        slowest = both;
        who = "stop and close of " + camera.getKey();
      }
    }
    Duration needed = motion.limits().stop().plus(slowest);
    if (needed.compareTo(config.stopLimit()) > 0) {
      problem(
          "scan.stop-limit",
          config.stopLimit(),
          String.format(
              "shorter than stopping may take, %s: stop of the motion %s, %s %s",
              print(needed), print(motion.limits().stop()), who, print(slowest)));
    }
  }

  private String covers(String name, CameraTimes camera) {
    CaptureConfig capture = config.capture();
    Duration recovery = camera.info().limits().restart().plus(camera.longestWait());
    Duration worst =
        capture
            .timeout()
            .multipliedBy(capture.attempts())
            .plus(recovery.multipliedBy(capture.attempts() - 1L));
    int covered = 0;
    Duration spent = capture.timeout();
    while (covered < capture.attempts() && spent.compareTo(capture.pointLimit()) <= 0) {
      covered++;
      spent = spent.plus(recovery).plus(capture.timeout());
    }
    return String.format(
        "%s: a point waits %s, which covers %d of %d attempts at worst (capture %s, recovery %s,"
            + " %s for all); what does not fit is recovered beside the scan",
        name,
        print(capture.pointLimit()),
        covered,
        capture.attempts(),
        print(capture.timeout()),
        print(recovery),
        print(worst));
  }

  private void problem(String key, Duration figure, String why) {
    String message = key + " is " + print(figure) + ", " + why;
    problems.add(config.places().problem(key, print(figure), message));
  }

  private static String print(Duration duration) {
    return Quantities.print(duration);
  }
}
