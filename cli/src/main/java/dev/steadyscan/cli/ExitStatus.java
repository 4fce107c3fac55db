package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.ScanResult;
import java.util.List;
import picocli.CommandLine.ParameterException;

/** What the process ends with. */
final class ExitStatus {
  /** Every shot was taken; all is well. */
  static final int COMPLETED = 0;

  /** The scan went through, and shots are missing. */
  static final int GAPS = 1;

  /** A command line, a config or the plugin folder is wrong; nothing has moved. */
  static final int INPUT = 2;

  /** A device, a plugin or the disk ended it. */
  static final int STOPPED = 3;

  /** A defect of Steadyscan. */
  static final int DEFECT = 70;

  /** Stopped by SIGINT or SIGTERM. */
  static final int CANCELLED = 130;

  private ExitStatus() {}

  static int of(ScanResult result) {
    return switch (result.state()) {
      case COMPLETED -> COMPLETED;
      case GAPS -> GAPS;
      case INTERRUPTED -> CANCELLED;
      case STOPPED -> result.failure().map(f -> ended(f, result)).orElse(STOPPED);
      case RUNNING -> DEFECT;
    };
  }

  private static int ended(ScanException failure, ScanResult result) {
    int status = of(failure.code());
    return status == INPUT && !result.where().isEmpty() ? STOPPED : status;
  }

  static int of(Throwable thrown) {
    if (thrown instanceof ScanException failed) {
      return of(failed.code());
    } else if (thrown instanceof ParameterException) {
      return INPUT;
    }
    return thrown instanceof InterruptedException ? CANCELLED : DEFECT;
  }

  private static int of(ErrorCode code) {
    return switch (code) {
      case INPUT, PLUGIN_REFUSED -> INPUT;
      case PLUGIN_DEFECT, CAMERA, MOTION, DISK -> STOPPED;
      case CANCELLED -> CANCELLED;
      case DEFECT -> DEFECT;
    };
  }

  /** What has to be mended first counts: the input before a device that did not open. */
  static int of(List<CheckItem> items) {
    List<CheckItem> bad = items.stream().filter(item -> !item.ok()).toList();
    if (bad.isEmpty()) {
      return COMPLETED;
    }
    return bad.stream().allMatch(item -> item.kind().isDevice()) ? STOPPED : INPUT;
  }
}
