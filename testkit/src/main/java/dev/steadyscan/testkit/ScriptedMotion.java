package dev.steadyscan.testkit;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.Behaviour.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * A motion that does what a {@link Script} says. Where the script says nothing it is at once where
 * it was told to be; the test changes what {@link #state} answers with {@link #stand}.
 *
 * <p>Thread-safe.
 */
public final class ScriptedMotion implements Motion {
  private final Script script;
  private final Position home;
  private volatile MotionState state;

  /** A motion that stands at {@code home}, not trusted before it is homed. */
  public ScriptedMotion(Script script, Position home) {
    this.script = script;
    this.home = home;
    state = new MotionState(home, false, 0);
  }

  /** Sets where it stands from now on, as after a stall. */
  public void stand(MotionState here) {
    state = here;
  }

  @Override
  public void home(Deadline deadline) throws InterruptedException {
    play("home", "home", null, () -> state = new MotionState(home, true, state.epoch()));
  }

  @Override
  public void moveTo(Position target, Deadline deadline) throws InterruptedException {
    play("moveTo " + target, "moveTo", target, () -> arrive(target));
  }

  @Override
  @SuppressWarnings("NullAway") // a null is one of the things that a broken motion gives
  public MotionState state(Deadline deadline) throws InterruptedException {
    return (MotionState) play("state", "state", null, () -> {});
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    play("stop", "stop", null, () -> {});
  }

  @Override
  public void close() {
    play("close", "close", null, () -> {});
  }

  private void arrive(Position target) {
    MotionState before = state;
    state = new MotionState(before.position().with(target), before.trusted(), before.epoch());
  }

  private @Nullable Object play(
      String text, String operation, @Nullable Position target, Runnable good) {
    Invocation invocation =
        new Invocation(
            operation,
            null,
            null,
            target,
            () -> {
              good.run();
              return state;
            });
    return Sneaky.call(() -> script.play(text, invocation));
  }
}
