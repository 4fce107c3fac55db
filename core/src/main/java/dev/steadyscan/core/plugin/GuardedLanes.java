package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Lanes of the guard: a call that hangs is left behind with its thread.
 *
 * <p>Thread-safe.
 */
public final class GuardedLanes implements ForeignCalls.Lanes {
  private static final int MOST_STUCK = 3;

  private final TimeSource time;

  /** Lanes that measure their limits on this clock. */
  public GuardedLanes(TimeSource time) {
    this.time = time;
  }

  @Override
  public ForeignCalls open(String name, ErrorCode code) {
    TimeoutGuard guard = new TimeoutGuard(name, code, time, MOST_STUCK, false);
    return new ForeignCalls() {
      @Override
      public <T> T call(String operation, Duration limit, Callable<T> call)
          throws InterruptedException {
        return guard.call(operation, Deadline.after(time, limit), call::call, late -> {});
      }

      @Override
      public void close() {
        guard.close();
      }
    };
  }
}
