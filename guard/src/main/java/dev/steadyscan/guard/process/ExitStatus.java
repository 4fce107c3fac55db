package dev.steadyscan.guard.process;

import java.util.Map;

/**
 * How a process ended. On Unix the JDK gives 128 and the signal's number for one that a signal
 * ended.
 */
record ExitStatus(int value) {
  private static final int BY_SIGNAL = 128;
  private static final int SIGKILL = 9;

  /** Linux, signal(7); the same numbers on macOS except for SIGBUS. */
  private static final Map<Integer, String> SIGNALS =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(6, "SIGABRT"),
          Map.entry(7, "SIGBUS"),
          Map.entry(8, "SIGFPE"),
          Map.entry(SIGKILL, "SIGKILL"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(31, "SIGSYS"));

  /** {@code ended with exit status 3}, {@code ended by SIGSEGV (exit status 139)}. */
  String text() {
    String signal = SIGNALS.get(value - BY_SIGNAL);
    return signal == null
        ? "ended with exit status " + value
        : "ended by " + signal + " (exit status " + value + ")";
  }

  boolean isKill() {
    return value == BY_SIGNAL + SIGKILL;
  }
}
