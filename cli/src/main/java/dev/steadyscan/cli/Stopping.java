package dev.steadyscan.cli;

import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventText;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * What SIGINT and SIGTERM set off: the command's thread is interrupted, which ends what it does in
 * good order, and the process ends with the status of that. A second signal ends it at once.
 *
 * <p>It is a shutdown hook, so it runs at the normal end too, and does nothing then.
 *
 * <p>Thread-safe.
 */
final class Stopping {
  private static final Duration WITHOUT_RIG = Duration.ofSeconds(10);

  /** Time for what is told and unloaded after a rig has stopped. */
  private static final Duration FAREWELL = Duration.ofSeconds(7);

  private final Thread command;
  private final Terminal terminal;
  private final TimeSource time;
  private final IntConsumer halt;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private volatile Duration limit = WITHOUT_RIG;
  private volatile boolean begun;

  Stopping(Thread command, Terminal terminal, TimeSource time, IntConsumer halt) {
    this.command = command;
    this.terminal = terminal;
    this.time = time;
    this.halt = halt;
  }

  /** For a command that this thread carries out. */
  static Stopping of(Thread command, Terminal terminal, TimeSource time) {
    // Not exit, which never returns in a shutdown hook.
    return new Stopping(command, terminal, time, Runtime.getRuntime()::halt);
  }

  /** From now on signals are seen. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stopping"));
  }

  /** A rig is in play, and may take this long to stop. */
  void rig(Duration stopLimit) {
    limit = stopLimit.plus(FAREWELL);
  }

  /** Whether a signal came: nothing more is to be begun. */
  boolean begun() {
    return begun;
  }

  /** The command is over and everything is printed; from now on a signal changes nothing. */
  void over(int exitStatus) {
    status.complete(exitStatus);
  }

  /** The hook. */
  void stop() {
    if (status.isDone()) {
      return;
    }
    begun = true;
    NextSignal.runs(() -> halt.accept(ExitStatus.CANCELLED));
    command.interrupt();
    if (!isOverInTime()) {
      terminal.err(
          "steadyscan: ended without waiting any longer: it had not stopped after "
              + EventText.text(limit));
    }
    terminal.flush();
    halt.accept(status.getNow(ExitStatus.CANCELLED));
  }

  private boolean isOverInTime() {
    try {
      return time.await(status, limit);
    } catch (InterruptedException nobodyDoes) {
      return false;
    }
  }
}
