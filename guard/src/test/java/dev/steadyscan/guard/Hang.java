package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Frame;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A call that does not come back until it is released; then it does what the next one says. */
final class Hang implements Behaviour {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final boolean interruptible;
  private final boolean endsWithStop;
  private final Behaviour then;

  private Hang(boolean interruptible, boolean endsWithStop, Behaviour then) {
    this.interruptible = interruptible;
    this.endsWithStop = endsWithStop;
    this.then = then;
  }

  /** Comes back only when the test is over, and ignores interrupts. */
  static Hang forEver() {
    return new Hang(false, false, Behaviour.good());
  }

  /** Comes back when {@code stop} is called. */
  static Hang untilStopped() {
    return new Hang(false, true, Behaviour.throwing(() -> new IllegalStateException("flushed")));
  }

  /** Comes back when it is interrupted. */
  static Hang untilInterrupted() {
    return new Hang(true, false, Behaviour.good());
  }

  /** Does this when it is released. */
  Hang then(Behaviour next) {
    return new Hang(interruptible, endsWithStop, next);
  }

  /** Whether a stop lets it go now: somebody hangs here, and it is that kind. */
  boolean isEndedByStop() {
    return endsWithStop && entered.getCount() == 0;
  }

  void release() {
    released.countDown();
  }

  void awaitEntered() {
    try {
      if (!entered.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came to hang");
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public Frame act(Invocation invocation) throws Exception {
    entered.countDown();
    if (interruptible) {
      released.await();
    } else {
      awaitRelease();
    }
    return then.act(invocation);
  }

  private void awaitRelease() {
    boolean interrupted = false;
    while (true) {
      try {
        released.await();
        break;
      } catch (InterruptedException ignored) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
