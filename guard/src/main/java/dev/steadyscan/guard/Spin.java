package dev.steadyscan.guard;

import java.util.function.BooleanSupplier;

/**
 * Looks again a few times before a thread goes to sleep: where two threads hand work to each other
 * at once, neither has to be woken, which costs ten times the rest. It lasts some microseconds, and
 * with one processor nothing could happen meanwhile, so then it is left out.
 */
final class Spin {
  private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

  private Spin() {}

  static void until(BooleanSupplier condition) {
    for (int looks = 0; looks < LOOKS && !condition.getAsBoolean(); looks++) {
      Thread.onSpinWait();
    }
  }
}
