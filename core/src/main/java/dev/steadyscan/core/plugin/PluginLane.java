package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.guard.ForeignException;
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
      return calls.call(operation, limit, () -> inItsLoader(operation, call));
    } catch (DeviceException e) {
      if (e.failure().cause().orElse(e) instanceof PluginRefusedException refused) {
        throw refused;
      }
      throw new PluginRefusedException(reason(operation, e.failure()), e);
    }
  }

  private <T> T inItsLoader(String operation, Callable<T> call) throws PluginRefusedException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } catch (PluginRefusedException ours) {
      throw ours;
    } catch (Throwable anything) {
      throw thrown(operation, anything);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String reason(String operation, Failure failure) {
    if (failure.kind() == FailureKind.TIMEOUT) {
      return "its " + operation + " was not over after " + Durations.print(limit);
    }
    return "its " + operation + " failed: " + failure.message();
  }

  private static PluginRefusedException thrown(String operation, Throwable anything) {
    ForeignException copy = ForeignException.copyOf(anything);
    String hint =
        anything instanceof NoClassDefFoundError || anything instanceof ClassNotFoundException
            ? " (of the host a plugin sees "
                + HostFilter.SEEN
                + "; what else it uses is in its lib/)"
            : "";
    return new PluginRefusedException("its " + operation + " threw " + copy + hint, copy);
  }

  @Override
  public void close() {
    calls.close();
  }
}
