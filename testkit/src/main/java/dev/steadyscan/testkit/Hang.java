package dev.steadyscan.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call that does not come back until it is released; then it does what {@link #then} says.
 * Thread-safe.
 */
public final class Hang implements Behaviour {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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

  /** Comes back only when {@link #release} lets it, and ignores interrupts. */
  public static Hang forEver() {
    return new Hang(false, false, Behaviour.good());
  }

  /** Comes back, with an exception, when {@code stop} of the device is called. */
  public static Hang untilStopped() {
    return new Hang(false, true, Behaviour.throwing(() -> new IllegalStateException("flushed")));
  }

  /** Comes back with an InterruptedException when it is interrupted. */
  public static Hang untilInterrupted() {
    return new Hang(true, false, Behaviour.good());
  }

  /** A hang of the same sort that does this when it is released. */
  public Hang then(Behaviour next) {
    return new Hang(interruptible, endsWithStop, next);
  }

  /** Lets it go, now or whenever somebody comes to hang. */
  public void release() {
    released.countDown();
  }

  /** Blocks until somebody hangs here; fails after a minute. */
  public void awaitEntered() {
    try {
      if (!entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came to hang");
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Whether a stop lets it go now: somebody hangs here, and it is that kind. */
  boolean isEndedByStop() {
    return endsWithStop && entered.getCount() == 0;
  }

  @Override
  public @Nullable Object act(Invocation invocation) throws Exception {
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
