package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Where code that is not ours, and what may hang otherwise, is called: each call has a limit, past
 * which the caller goes on.
 *
 * <p>Used by one thread at a time.
 */
public interface ForeignCalls extends AutoCloseable {

  /**
   * Calls it and waits for the result.
   *
   * @param operation what is called, for messages
   * @throws DeviceException with the failure: TIMEOUT past the limit, BUSY when too many calls hang
   *     already, else what the call threw, as its cause
   * @throws InterruptedException if the calling thread was interrupted
   */
  <T> T call(String operation, Duration limit, Callable<T> call) throws InterruptedException;

  /** Lets go of the thread; never blocks, whatever hangs. */
  @Override
  void close();

  /** Opens lanes: one for each thing that may hang on its own. */
  @FunctionalInterface
  interface Lanes {
    /**
     * Opens one.
     *
     * @param name for messages and for the thread
     * @param code of the errors
     */
    ForeignCalls open(String name, ErrorCode code);
  }
}
