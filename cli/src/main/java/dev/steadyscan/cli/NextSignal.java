package dev.steadyscan.cli;

import java.lang.reflect.Proxy;
import org.slf4j.LoggerFactory;

/**
 * Runs something at the next SIGINT or SIGTERM. The JDK ignores signals while it shuts down, and
 * its way around that is no public API: where it is missing, they stay ignored.
 */
final class NextSignal {
  private NextSignal() {}

  static void runs(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              NextSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      for (String name : new String[] {"INT", "TERM"}) {
        Object number = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, number, handling);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LoggerFactory.getLogger(NextSignal.class).debug("a second signal will be ignored", e);
    }
  }
}
