package dev.steadyscan.guard;

import java.util.concurrent.Callable;

/** Lets doubles throw what no contract allows them. */
final class Sneaky {
  private Sneaky() {}

  static <V> V call(Callable<V> callable) {
    try {
      return callable.call();
    } catch (Throwable thrown) {
      throw Sneaky.<RuntimeException>as(thrown);
    }
  }

  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException as(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
