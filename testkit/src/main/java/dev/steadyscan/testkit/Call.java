package dev.steadyscan.testkit;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call into a plugin, under way on a thread of its own. Thread-safe. */
final class Call<T extends @Nullable Object> {
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final int LOOKS_UNTIL_STUCK = 500;
  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.BLOCKED);

  private final String what;
  private final Thread thread;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  Call(ThreadGroup group, String what, Callable<T> body) {
    this.what = what;
    thread = new Thread(group, () -> run(body), "contract: " + what);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Callable<T> body) {
    try {
      result.complete(body.call());
    } catch (Throwable thrown) { // a plugin's Error is an answer too
      result.completeExceptionally(thrown);
    }
  }

  /** The answer; fails if the call threw or is not over within the limit. */
  T get(Duration limit) {
    Optional<Throwable> failure = failure(limit);
    if (failure.isPresent()) {
      throw new AssertionError(what + " threw " + failure.get(), failure.get());
    }
    return result.join();
  }

  /** What the call threw, empty if it went well; fails if it is not over within the limit. */
  Optional<Throwable> failure(Duration limit) {
    if (!isOverWithin(limit)) {
      throw stuck(limit);
    }
    return result.handle((answer, thrown) -> Optional.<Throwable>ofNullable(thrown)).join();
  }

  boolean isOverWithin(Duration limit) {
    try {
      return TimeSource.system().await(result, limit);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, interrupted);
    }
  }

  /**
   * Blocks until the call is stuck inside this method: it waits there, or has been there for half a
   * second. Fails if the call is over before, or is not there within the limit.
   */
  void awaitStuckIn(String method, Duration limit) {
    Deadline end = Deadline.after(TimeSource.system(), limit);
    int seen = 0;
    while (seen < LOOKS_UNTIL_STUCK) {
      if (isOverWithin(LOOK) || end.expired()) {
        throw new AssertionError(what + " was to get stuck, but did not: is that its settings?");
      }
      seen =
          isInside(method)
              ? seen + (WAITING.contains(thread.getState()) ? LOOKS_UNTIL_STUCK / 5 : 1)
              : 0;
    }
  }

  /** Blocks until the call was seen inside this method, or is over, or the limit has passed. */
  void awaitInsideOrOver(String method, Duration limit) {
    Deadline end = Deadline.after(TimeSource.system(), limit);
    while (!isInside(method) && !end.expired() && !isOverWithin(LOOK)) {
      // look again
    }
  }

  private boolean isInside(String method) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  /** Whether the call was found asleep before it was over or within the limit. */
  boolean isFoundAsleepWithin(Duration limit) {
    Deadline end = Deadline.after(TimeSource.system(), limit);
    while (!isOverWithin(LOOK) && !end.expired()) {
      for (StackTraceElement frame : thread.getStackTrace()) {
        if (frame.getClassName().equals("java.lang.Thread")
            && frame.getMethodName().startsWith("sleep")) {
          return true;
        }
      }
    }
    return false;
  }

  void interrupt() {
    thread.interrupt();
  }

  boolean runsOn(Thread other) {
    return thread.equals(other);
  }

  private AssertionError stuck(Duration limit) {
    Throwable where = new Throwable("where it is");
    where.setStackTrace(thread.getStackTrace());
    return new AssertionError(what + " was not over within " + limit.toMillis() + " ms", where);
  }
}
