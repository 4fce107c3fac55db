package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Calls the code of one plugin: with a limit, in its own class loader, whatever it throws named.
 */
final class PluginLane implements AutoCloseable {
  private final ForeignCalls calls;
  private final Duration limit;
  private final ClassLoader loader;

  PluginLane(ForeignCalls calls, Duration limit, ClassLoader loader) {
    this.calls = calls;
    this.limit = limit;
    this.loader = loader;
  }

  <T> T call(String operation, Callable<T> call)
      throws PluginRefusedException, InterruptedException {
    try {
      return calls.call(operation, limit, () -> inItsLoader(call));
    } catch (DeviceException e) {
      throw new PluginRefusedException(reason(operation, e.failure()), e);
    }
  }

  private <T> T inItsLoader(Callable<T> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String reason(String operation, Failure failure) {
    if (failure.kind() == FailureKind.TIMEOUT) {
      return "its " + operation + " was not over after " + Durations.print(limit);
    }
    return failure
        .cause()
        .map(cause -> "its " + operation + " threw " + cause)
        .orElse("its " + operation + " failed: " + failure.message());
  }

  @Override
  public void close() {
    calls.close();
  }
}
