package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The threads of a device, by name. */
public final class Threads {
  private Threads() {}

  static List<Thread> alive(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name) || thread.getName().startsWith(name + " "))
        .filter(Thread::isAlive)
        .toList();
  }

  /** Waits for threads that are about to end; fails if one does not. */
  public static void assertNoneLeft(String name) {
    for (Thread thread : alive(name)) {
      Sneaky.call(
          () -> {
            thread.join(60_000);
            return true;
          });
    }
    assertThat(alive(name)).as("threads of " + name).isEmpty();
  }
}
