package dev.steadyscan.simulator;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.MotionState;
import java.util.Optional;

/**
 * The simulated rig of one run, shared by its motion and its cameras: the motion moves it and says
 * where it is thought to be, the cameras ask where it really is. The two differ by what the
 * turntable lost, until the rig is homed.
 *
 * <p>Where no simulated motion is part of the run the rig stands nowhere, and cameras draw what
 * they are told.
 *
 * <p>Thread-safe; no method blocks. Moments are nanoseconds of the run's monotonic clock.
 */
final class Rig {
  private Optional<Travel> travel = Optional.empty();
  private boolean trusted;
  private long epoch;
  private double lost;
  private double toBeLost;

  /** Puts the rig under a motion, standing here, not homed. */
  synchronized void install(Position here) {
    travel = Optional.of(Travel.standing(here));
    trusted = false;
  }

  /** Starts a move; what was to be lost is lost in it. */
  synchronized void move(Travel next) {
    travel = Optional.of(next);
    if (toBeLost != 0) {
      lost += toBeLost;
      toBeLost = 0;
      trusted = false;
      epoch++;
    }
  }

  /** Stops dead, wherever it is. */
  synchronized void halt(long nanos) {
    travel = travel.map(move -> Travel.standing(move.at(nanos)));
  }

  /** The references were found: the rig stands here, really. */
  synchronized void home(Position here) {
    travel = Optional.of(Travel.standing(here));
    trusted = true;
    lost = 0;
    toBeLost = 0;
  }

  /** In its next move the turntable loses this many degrees. */
  synchronized void loseInNextMove(double degrees) {
    toBeLost = degrees;
  }

  /** Where the motion thinks that the rig is. */
  synchronized MotionState state(long nanos) {
    return new MotionState(
        travel.map(move -> move.at(nanos)).orElse(Position.nowhere()), trusted, epoch);
  }

  /** Where the rig really is; empty where no simulated motion is part of the run. */
  synchronized Optional<Position> reality(long nanos) {
    return travel
        .map(move -> move.at(nanos))
        .map(
            thought ->
                thought.with(Position.ROTATION, thought.get(Position.ROTATION).orElse(0) + lost));
  }
}
