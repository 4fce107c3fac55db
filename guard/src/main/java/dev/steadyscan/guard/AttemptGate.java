package dev.steadyscan.guard;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets the {@code exposed} of one attempt through once, as long as the attempt has not been given
 * up. The camera's thread and the conductor race for the state.
 */
final class AttemptGate implements Runnable {
  private enum State {
    OPEN,
    PASSED,
    SHUT
  }

  private final Runnable exposed;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

  AttemptGate(Runnable exposed) {
    this.exposed = exposed;
  }

  @Override
  public void run() {
    if (state.compareAndSet(State.OPEN, State.PASSED)) {
      exposed.run();
    }
  }

  /** Shuts the gate, and tells whether the camera had been faster: then the rig may be moving. */
  boolean shut() {
    return !state.compareAndSet(State.OPEN, State.SHUT) && state.get() == State.PASSED;
  }
}
