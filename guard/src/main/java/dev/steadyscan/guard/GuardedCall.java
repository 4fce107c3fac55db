package dev.steadyscan.guard;

/**
 * A call into foreign code that gives a value and may hang.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface GuardedCall<T> {
  /** Runs on a lane thread; may block, may throw anything, MUST NOT return null. */
  T run() throws Exception;
}
