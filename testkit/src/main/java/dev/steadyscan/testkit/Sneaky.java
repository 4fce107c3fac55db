package dev.steadyscan.testkit;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Throws what the compiler does not let through: a broken device does it too. */
final class Sneaky {
  private Sneaky() {}

  static <T extends @Nullable Object> T call(Callable<T> body) {
    try {
      return body.call();
    } catch (Exception thrown) {
      throw raise(thrown);
    }
  }

  static void run(Calls.Action action) {
    boolean unused =
        call(
            () -> {
              action.run();
              return true;
            });
  }

  /** Throws always: it is declared to return so that a caller can say that it ends here. */
  static RuntimeException raise(Throwable thrown) {
    Sneaky.<RuntimeException>raiseAs(thrown);
    return new IllegalStateException(thrown); // never reached
  }

  @SuppressWarnings("unchecked") // that is the point
  private static <E extends Throwable> void raiseAs(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
