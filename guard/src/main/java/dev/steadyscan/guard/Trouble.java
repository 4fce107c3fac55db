package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;

/**
 * How a bare camera tells its {@link GuardedCamera} of a failure that it noticed outside of any
 * call: an agent's event, a watchdog, the end of a process. The recovery begins then, and the next
 * shot waits for it, instead of running into its limit.
 *
 * <p>One is handed out with each instance and speaks for that instance alone. What is told counts
 * as long as the instance is started and nothing newer is known of it: nothing is done about it
 * once the instance was stopped, closed or replaced, once a call into it has failed, or once a
 * capture has begun that will tell for itself. Told again with nothing new in between, it counts
 * once. So a camera may tell as often as it likes; it MUST make captures fail while the trouble
 * lasts, and MUST NOT tell of what an earlier run did after its {@code stop} has returned.
 *
 * <p>Thread-safe.
 */
@FunctionalInterface
public interface Trouble {
  /**
   * Tells a failure. May be called from any thread, inside a call too; never blocks, never throws.
   */
  void report(Failure failure);
}
