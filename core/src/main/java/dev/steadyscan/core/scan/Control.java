package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What people ask of a run under way: to pause, to go on, to end.
 *
 * <p>Thread-safe.
 */
public final class Control {
  private final TimeSource time;
  private final boolean attended;
  private final CompletableFuture<String> cancelled = new CompletableFuture<>();
  private final List<Runnable> onCancel = new ArrayList<>();
  private Optional<CompletableFuture<Void>> pause = Optional.empty();
  private Optional<Thread> waiting = Optional.empty();

  /** A call that waits for code that is not ours. */
  @FunctionalInterface
  interface Wait<T> {
    T run() throws InterruptedException;
  }

  /**
   * A run that nothing was asked of yet.
   *
   * @param attended whether somebody is there who lets it go on when it pauses by itself
   */
  public Control(TimeSource time, boolean attended) {
    this.time = time;
    this.attended = attended;
  }

  /** Ends the run at the next moment that it can; the first reason counts. */
  public void cancel(String reason) {
    if (cancelled.complete(reason)) {
      List<Runnable> told;
      synchronized (this) {
        told = List.copyOf(onCancel);
        waiting.ifPresent(Thread::interrupt);
      }
      told.forEach(Runnable::run);
    }
  }

  /** Runs this when the run is cancelled, at once if it was. */
  void onCancel(Runnable action) {
    synchronized (this) {
      if (!isCancelled()) {
        onCancel.add(action);
        return;
      }
    }
    action.run();
  }

  /** Whether the run is to end. */
  public boolean isCancelled() {
    return cancelled.isDone();
  }

  boolean isAttended() {
    return attended;
  }

  /** Holds the run before its next point. */
  public synchronized void pause() {
    if (pause.isEmpty()) {
      pause = Optional.of(new CompletableFuture<>());
    }
  }

  /** Lets the run go on. */
  public synchronized void proceed() {
    pause.ifPresent(gate -> gate.complete(null));
    pause = Optional.empty();
  }

  /** Completed when the pause is over; empty if there is none. */
  synchronized Optional<CompletableFuture<Void>> paused() {
    return pause;
  }

  /**
   * Throws if the run is to end.
   *
   * @throws ScanException with {@code CANCELLED}
   */
  void check() {
    if (isCancelled()) {
      throw new ScanException(ErrorCode.CANCELLED, cancelled.join());
    }
  }

  /**
   * Makes a call that waits for code that is not ours, on the scan's thread: a cancel ends the
   * wait, and what the call throws from then on is a consequence of it.
   *
   * @throws ScanException with {@code CANCELLED} if the run is to end; else what the call threw
   */
  <T> T cancellable(Wait<T> call) throws InterruptedException {
    synchronized (this) {
      check();
      waiting = Optional.of(Thread.currentThread());
    }
    try {
      return call.run();
    } catch (RuntimeException | InterruptedException failed) {
      check();
      throw failed;
    } finally {
      waitIsOver();
    }
  }

  private synchronized void waitIsOver() {
    waiting = Optional.empty();
    if (isCancelled()) {
      boolean unused = Thread.interrupted(); // it was for the wait alone
    }
  }

  /** Waits, for the limit at most, and throws if the run is to end. */
  boolean await(CompletableFuture<?> signal, Duration limit) throws InterruptedException {
    time.await(CompletableFuture.anyOf(signal, cancelled), limit);
    check();
    return signal.isDone();
  }

  /** Waits for the duration, and throws if the run is to end. */
  void sleep(Duration duration) throws InterruptedException {
    time.await(cancelled, duration);
    check();
  }
}
