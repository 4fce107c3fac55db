package dev.steadyscan.simulator.fault;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides which attempt has which fault: a pure function of the seed and of the attempt's camera,
 * step, shot and number. The order in which it is asked, other cameras, and what happened before
 * change nothing; an interrupted scan meets the same faults when it is resumed.
 *
 * <p>Each attempt has one figure from 0 to 1, and the faults that are for it share that range in
 * the order of the list: 5 % hangs and 5 % torn frames are 10 % faults, never both at once, and a
 * fault without a rate takes what is left.
 *
 * <p>Immutable and thread-safe.
 */
public final class Faults {
  private static final long WHETHER = 0;
  private static final long HOW_FAR = 1;
  private static final double LEAST_DEGREES = 2;
  private static final double MORE_DEGREES = 5;

  private final long seed;
  private final List<Rule> rules;

  private record Rule(FaultSettings settings, Attempts attempts) {
    boolean isFor(ShotId shot) {
      return attempts.contains(shot.attempt())
          && settings.camera().map(shot.camera()::equals).orElse(true)
          && settings.step().map(step -> step == shot.step()).orElse(true)
          && shot.step() >= settings.fromStep().orElse(0)
          && shot.step() <= settings.toStep().orElse(Integer.MAX_VALUE);
    }

    Fault fault() {
      return new Fault(
          settings.kind(),
          settings.duration().orElse(Duration.ZERO),
          settings.failure().orElse(FailureKind.BUFFER_REJECTED));
    }
  }

  /** The faults of a list. */
  public Faults(long seed, List<FaultSettings> faults) {
    this.seed = seed;
    rules =
        faults.stream()
            .map(each -> new Rule(each, Attempts.parse(each.onAttempts().orElse("first"))))
            .toList();
  }

  /** The fault of this attempt, if it has one. */
  public Optional<Fault> at(ShotId shot) {
    double figure = Mixing.uniform(seed, shot, WHETHER);
    double taken = 0;
    for (Rule rule : rules) {
      if (rule.isFor(shot)) {
        taken += rule.settings().rate().orElse(1.0);
        if (figure < taken) {
          return Optional.of(rule.fault());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * By how many degrees a rig that loses its position at this attempt is off: 2 to 7, either way.
   */
  public double degreesLost(ShotId shot) {
    double figure = 2 * Mixing.uniform(seed, shot, HOW_FAR) - 1;
    return Math.copySign(LEAST_DEGREES + MORE_DEGREES * Math.abs(figure), figure);
  }
}
