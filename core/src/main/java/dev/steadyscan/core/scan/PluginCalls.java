package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.GuardedCall;
import dev.steadyscan.guard.TimeoutGuard;
import java.time.Duration;

/**
 * Calls into code that is not ours and is no device: patterns, policies, descriptions. A call that
 * hangs, throws or gives null ends as a {@link ScanException} that names it.
 *
 * <p>Thread-safe.
 */
public final class PluginCalls implements AutoCloseable {
  /** How long a call may take that has nothing to wait for. */
  public static final Duration LIMIT = Duration.ofSeconds(5);

  private final String who;
  private final TimeSource time;
  private final TimeoutGuard guard;
  private final Duration limit;

  /** Calls into {@code who}, each with this limit. */
  public PluginCalls(String who, TimeSource time, Duration limit) {
    this.who = who;
    this.time = time;
    this.limit = limit;
    this.guard = new TimeoutGuard(who, ErrorCode.PLUGIN_DEFECT, time, 3, false);
  }

  /**
   * Makes the call.
   *
   * @throws ScanException with {@code PLUGIN_DEFECT} if it hung, threw or gave null
   */
  public <T> T call(String operation, GuardedCall<T> call) throws InterruptedException {
    try {
      return guard.call(operation, Deadline.after(time, limit), call, late -> {});
    } catch (DeviceException failed) {
      throw new ScanException(
          ErrorCode.PLUGIN_DEFECT,
          String.format("%s: %s: %s", who, operation, failed.getMessage()),
          failed);
    }
  }

  /**
   * Makes a call to which settings are given.
   *
   * @throws IllegalArgumentException if the call did: that is how plugins refuse settings
   * @throws ScanException as {@link #call}
   */
  public <T> T callWithSettings(String operation, GuardedCall<T> call) throws InterruptedException {
    try {
      return call(operation, call);
    } catch (ScanException failed) {
      if (failed.getCause() instanceof DeviceException defect
          && defect.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw failed;
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
