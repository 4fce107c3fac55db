package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.guard.TimeoutGuard;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Lanes over the guard. */
record PluginLanes(TimeSource time) implements ForeignCalls.Lanes {
  private static final int MAX_STUCK = 3;

  @Override
  public ForeignCalls open(String name, ErrorCode code) {
    TimeoutGuard guard = new TimeoutGuard(name, code, time, MAX_STUCK, false);
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
