package dev.steadyscan.benchmarks.soak;

/** A thread for each processor that does nothing of use, until it is told to end. */
final class BusyProcessors {
  private volatile boolean over;

  private BusyProcessors() {}

  static BusyProcessors all() {
    BusyProcessors busy = new BusyProcessors();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread thread = new Thread(busy::spin, "busy " + i);
      thread.setDaemon(true);
      thread.start();
    }
    return busy;
  }

  private void spin() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  void end() {
    over = true;
  }
}
