package dev.steadyscan.guard.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the process of an agent. */
@FunctionalInterface
public interface AgentLauncher {
  /**
   * Starts a process. Called on a thread that lives until the process has exited; it MAY block.
   *
   * @param command the program and its arguments
   * @param environment what its environment has besides that of the host
   * @param folder where it runs
   * @throws IOException if there is no process now
   */
  HostedProcess launch(List<String> command, Map<String, String> environment, Path folder)
      throws IOException;
}
