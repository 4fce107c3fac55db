package dev.steadyscan.guard;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.List;
import java.util.function.Consumer;

/** Skeleton. */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
public final class TimeoutGuard implements AutoCloseable {
  /** Skeleton. */
  public TimeoutGuard(
      String name, ErrorCode code, TimeSource time, int maxStuck, boolean interruptible) {}

  /** Skeleton. */
  public <T> T call(
      String operation, Deadline deadline, GuardedCall<T> call, Consumer<? super T> late)
      throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public void run(String operation, Deadline deadline, GuardedAction action)
      throws InterruptedException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Skeleton. */
  public int stuck() {
    return 0;
  }

  /** Skeleton. */
  public List<String> stuckOperations() {
    return List.of();
  }

  @Override
  public void close() {}
}
