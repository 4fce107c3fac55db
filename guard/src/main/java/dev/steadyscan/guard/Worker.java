package dev.steadyscan.guard;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A lane's thread: parked until it is handed a call, and until it is told to end. */
final class Worker implements Runnable {
  /** What was handed over; this worker itself while its thread sleeps: it is woken only then. */
  private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();

  private final Thread thread;
  private volatile boolean ended;

  private Worker(String name) {
    thread = new Thread(this, name);
    thread.setDaemon(true);
  }

  /**
   * A worker whose thread runs.
   *
   * @throws OutOfMemoryError if the system gives no thread
   */
  static Worker started(String name) {
    Worker worker = new Worker(name);
    worker.thread.start();
    return worker;
  }

  /** Hands over a call. The caller knows that the worker has nothing else to do. */
  void hand(Runnable call) {
    if (next.getAndSet(call) == this) {
      LockSupport.unpark(thread);
    }
  }

  /** Lets the thread end when it has run what it was handed. */
  void end() {
    ended = true;
    LockSupport.unpark(thread);
  }

  void interrupt() {
    thread.interrupt();
  }

  @Override
  public void run() {
    while (true) {
      boolean last = ended; // read first: what was handed over before the end is still run
      Runnable call = next.get();
      if (call != null && call != this) {
        next.set(null);
        call.run();
        boolean unused = Thread.interrupted(); // what a call left of it would keep us from sleeping
        Spin.until(() -> next.get() != null || ended);
      } else if (last) {
        return;
      } else if (call == this || next.compareAndSet(null, this)) {
        LockSupport.park(this);
      }
    }
  }
}
