package dev.steadyscan.guard.process;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Real agents, in Python. */
final class Agents {
  /** Nothing takes so long; what does ends with an error and not with luck. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The interpreter itself: what is on the PATH may be a script that looks for it. */
  static final String PYTHON = python();

  private static final TimeSource TIME = TimeSource.system();

  private Agents() {}

  /** The agent that misbehaves on demand. */
  static AgentBuilder faulty(String name, String... arguments) {
    return AgentProcess.builder(name, command("faulty.py", arguments));
  }

  static List<String> command(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-u", script(script).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  static Path script(String name) {
    try {
      return Path.of(Agents.class.getResource("/agents/" + name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Deadline patience() {
    return in(PATIENCE);
  }

  static Deadline in(Duration limit) {
    return Deadline.after(TIME, limit);
  }

  /** Asks with words, and gives the words of the answer. */
  static String ask(AgentProcess agent, String words)
      throws InterruptedException, AgentErrorException {
    return text(agent.call(request(words), patience()));
  }

  /** A request whose operation is its first word. */
  static AgentRequest request(String words) {
    return AgentRequest.of(words.split(" ", 2)[0], words.getBytes(StandardCharsets.UTF_8));
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String python() {
    try {
      Process asked =
          new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
      String path = text(asked.getInputStream().readAllBytes()).strip();
      if (!asked.waitFor(60, TimeUnit.SECONDS) || path.isEmpty()) {
        throw new IllegalStateException("python3 does not say where it is");
      }
      return path;
    } catch (IOException | InterruptedException missing) {
      throw new IllegalStateException("the tests need python3 on the PATH", missing);
    }
  }
}
