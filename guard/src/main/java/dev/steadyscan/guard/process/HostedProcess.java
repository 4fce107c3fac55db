package dev.steadyscan.guard.process;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A running process as the host of an agent needs it. There is one for the processes of the system;
 * a test may bring its own, as one that cannot be killed.
 */
public interface HostedProcess {
  /** The process id. */
  long pid();

  /** Its standard input. */
  OutputStream input();

  /** Its standard output, which ends with the process. */
  InputStream output();

  /** Its standard error, which ends with the process. */
  InputStream errors();

  /**
   * Blocks until the process has exited. One thread calls it, the one that launched the process.
   *
   * @return the exit status; 128 and the number of the signal that ended it
   */
  int waitForExit() throws InterruptedException;

  /**
   * Kills the process and what it has started, what it has started first; does not wait. From any
   * thread, also again, also after the exit.
   */
  void kill();

  /**
   * Kills what the process has left behind. Called after its exit; does not wait.
   *
   * @return whether that was all; if not, it is called again soon
   */
  boolean killLeftovers();
}
