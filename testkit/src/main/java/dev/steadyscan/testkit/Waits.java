package dev.steadyscan.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** How often a thread has waited, as the JVM counts it: sleeping, parking, waiting for a lock. */
final class Waits {
  private Waits() {}

  /** How often this thread waits while the action runs. */
  static long during(Calls.Action action) throws Exception {
    long before = ofThisThread();
    action.run();
    return ofThisThread() - before;
  }

  private static long ofThisThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    ThreadInfo info = threads.getThreadInfo(Thread.currentThread().getId());
    return info == null ? 0 : info.getWaitedCount();
  }
}
