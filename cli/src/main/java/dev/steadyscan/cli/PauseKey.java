package dev.steadyscan.cli;

import java.util.Optional;

/**
 * Pauses a scan when somebody types {@code p} and Enter, and lets it go on when they do so again.
 *
 * <p>Not thread-safe.
 */
final class PauseKey {
  private static final String KEY = "p";

  private final Terminal terminal;
  private final RunningScan run;

  PauseKey(Terminal terminal, RunningScan run) {
    this.terminal = terminal;
    this.run = run;
  }

  /** Does what was typed since the last look; never waits. */
  void look() {
    for (Optional<String> line = terminal.typed(); line.isPresent(); line = terminal.typed()) {
      if (line.get().strip().equalsIgnoreCase(KEY)) {
        press();
      }
    }
  }

  private void press() {
    if (run.isPaused()) {
      run.proceed();
    } else {
      run.pause();
    }
  }
}
