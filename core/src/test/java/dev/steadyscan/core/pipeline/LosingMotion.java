package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import java.util.Set;

/** A motion that loses its position in the moves of these numbers, from 1. */
final class LosingMotion implements Motion {
  private final Motion motion;
  private final Set<Integer> loses;
  private int moves;
  private int epoch;
  private boolean lost;

  LosingMotion(Motion motion, Integer... loses) {
    this.motion = motion;
    this.loses = Set.of(loses);
  }

  @Override
  public synchronized void home(Deadline deadline) throws InterruptedException {
    motion.home(deadline);
    lost = false;
  }

  @Override
  public synchronized void moveTo(Position target, Deadline deadline) throws InterruptedException {
    motion.moveTo(target, deadline);
    if (loses.contains(++moves)) {
      lost = true;
      epoch++;
    }
  }

  @Override
  public synchronized MotionState state(Deadline deadline) throws InterruptedException {
    return new MotionState(motion.state(deadline).position(), !lost, epoch);
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    motion.stop(deadline);
  }

  @Override
  public void close() {
    motion.close();
  }
}
