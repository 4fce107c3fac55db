package dev.steadyscan.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Looks for threads that stores have left behind. */
final class StoreThreads {
  private static final long LONGEST_WAIT_MS = 20_000;

  private StoreThreads() {}

  /** Waits for the threads to end, and fails by their names if they do not. */
  static void assertNoneLeft() throws InterruptedException {
    for (Thread thread : alive()) {
      thread.join(LONGEST_WAIT_MS);
    }
    assertThat(alive()).isEmpty();
  }

  private static List<Thread> alive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(store|disk|frame)-.*"))
        .toList();
  }
}
