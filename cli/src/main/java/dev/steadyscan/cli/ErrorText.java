package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.config.ConfigException;
import dev.steadyscan.core.config.ConfigProblem;
import dev.steadyscan.core.config.PlainText;
import java.util.List;

/** What is said about an error. */
final class ErrorText {
  /** What to do about a defect. */
  static final String REPORT =
      "this is a defect of Steadyscan: please report this with the scan.log, at the project's"
          + " issue tracker";

  private static final String SPEAKER = "steadyscan: ";

  private ErrorText() {}

  /** Lines that are safe to print, whatever a file, a plugin or a device put into them. */
  static List<String> lines(Throwable thrown) {
    return said(thrown).stream().flatMap(String::lines).map(PlainText::of).toList();
  }

  private static List<String> said(Throwable thrown) {
    if (thrown instanceof ConfigException wrong) {
      return wrong.problems().stream().map(ConfigProblem::toString).toList();
    } else if (isDefect(thrown)) {
      return List.of(SPEAKER + thrown, SPEAKER + REPORT);
    } else if (thrown instanceof ScanException failed) {
      return List.of(SPEAKER + failed.getMessage());
    }
    return List.of(SPEAKER + "stopped before anything had moved");
  }

  /** Whether the makers of Steadyscan need to see where it was thrown. */
  static boolean isDefect(Throwable thrown) {
    return thrown instanceof ScanException failed
        ? failed.code() == ErrorCode.DEFECT
        : !(thrown instanceof InterruptedException);
  }
}
