package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A motion that answers a question late when it is told to: some time after it was stopped. */
final class HesitantMotion implements Motion {
  private static final Duration LATE = Duration.ofMillis(100);

  private final Motion motion;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile Runnable whileAsked = () -> {};

  HesitantMotion(Motion motion) {
    this.motion = motion;
  }

  /** The next question is answered late, and this is run while it waits. */
  void hesitate(Runnable meanwhile) {
    whileAsked =
        () -> {
          whileAsked = () -> {};
          meanwhile.run();
          stopped.join();
          pause();
        };
  }

  private static void pause() {
    try {
      TimeSource.system().sleep(LATE);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void home(Deadline deadline) throws InterruptedException {
    motion.home(deadline);
  }

  @Override
  public void moveTo(Position target, Deadline deadline) throws InterruptedException {
    motion.moveTo(target, deadline);
  }

  @Override
  public MotionState state(Deadline deadline) throws InterruptedException {
    whileAsked.run();
    return motion.state(deadline);
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    stopped.complete(null);
    motion.stop(deadline);
  }

  @Override
  public void close() {
    motion.close();
  }
}
