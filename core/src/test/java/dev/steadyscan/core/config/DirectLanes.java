package dev.steadyscan.core.config;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.core.plugin.ForeignCalls;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Lanes without threads, for many reads in a short time. What plugins throw is a failure, as in the
 * guard's; what core's own reading throws, and any error, is left to the test.
 */
final class DirectLanes implements ForeignCalls.Lanes {
  @Override
  public ForeignCalls open(String name, ErrorCode code) {
    return new ForeignCalls() {
      @Override
      public <T> T call(String operation, Duration limit, Callable<T> call) {
        try {
          return call.call();
        } catch (Exception thrown) {
          if (code != ErrorCode.PLUGIN_DEFECT) {
            throw new IllegalStateException(operation, thrown);
          }
          throw new DeviceException(
              code, Failure.of(FailureKind.DEFECT, operation, thrown.toString(), thrown));
        }
      }

      @Override
      public void close() {}
    };
  }
}
