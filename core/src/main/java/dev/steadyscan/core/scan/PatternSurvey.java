package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.pattern.ScanStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one walk over all steps of a pattern tells, without moving anything.
 *
 * @param points how many steps
 * @param shotsPerCamera pictures of each camera
 * @param travel units that each axis travels, without homing
 * @param moving the time spent in moves, as expected
 * @param sha256 a hash over every step: the same pattern gives the same
 * @param problems why steps cannot be reached, the first few
 */
public record PatternSurvey(
    int points,
    long shotsPerCamera,
    Map<String, Double> travel,
    Duration moving,
    String sha256,
    List<String> problems) {

  private static final int PROBLEMS_SHOWN = 5;

  static PatternSurvey of(GuardedPattern pattern, MotionInfo motion) throws InterruptedException {
    Walk walk = new Walk(motion);
    byte[] sha256 = pattern.forEach(walk::visit);
    return new PatternSurvey(
        pattern.size(),
        walk.shots,
        walk.travel,
        walk.moving,
        HexFormat.of().formatHex(sha256),
        walk.problems);
  }

  private static final class Walk {
    private final MotionInfo motion;
    private final Map<String, Double> travel = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private Position at = Position.nowhere();
    private Duration moving = Duration.ZERO;
    private long shots;

    Walk(MotionInfo motion) {
      this.motion = motion;
    }

    void visit(int index, ScanStep step) {
      shots += step.shots().size();
      if (problems.size() < PROBLEMS_SHOWN) {
        motion.problems(step.position()).forEach(p -> problems.add("step " + index + ": " + p));
      }
      step.position().forEach(this::travel);
      moving = moving.plus(motion.moveTime(at, step.position()));
      at = at.with(step.position());
    }

    private void travel(String axis, double to) {
      travel.merge(axis, Math.abs(to - at.get(axis).orElse(0)), Double::sum);
    }
  }
}
