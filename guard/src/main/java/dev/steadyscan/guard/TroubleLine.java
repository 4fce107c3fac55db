package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One instance's line to the conductor. What is told bears the number of the stretch in which it
 * was told, and is news until the next stretch begins; of each stretch one report goes through. The
 * conductor's thread begins and ends stretches, any thread reports.
 */
final class TroubleLine implements Trouble {
  private static final int DEAF = 0;

  /** What was told, and in which stretch. */
  record Report(TroubleLine line, int stretch, Failure failure) {
    boolean isNews() {
      return line.stretch == stretch;
    }
  }

  private final Consumer<? super Report> conductor;
  private final AtomicInteger lastTold = new AtomicInteger(DEAF);
  private volatile int stretch = DEAF;
  private int begun;

  TroubleLine(Consumer<? super Report> conductor) {
    this.conductor = conductor;
  }

  /** From here on reports are heard, and what was told before is none. */
  void listen() {
    begun++;
    stretch = begun;
  }

  /** What was told before is no news any more. */
  void renew() {
    if (stretch != DEAF) {
      listen();
    }
  }

  /** From here on nothing is heard. */
  void hangUp() {
    stretch = DEAF;
  }

  @Override
  public void report(Failure failure) {
    Objects.requireNonNull(failure, "failure");
    int now = stretch;
    if (now != DEAF && lastTold.getAndSet(now) != now) {
      conductor.accept(new Report(this, now, failure));
    }
  }
}
