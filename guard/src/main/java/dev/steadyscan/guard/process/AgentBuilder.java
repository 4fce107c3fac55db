package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an agent is and how it is treated; {@link AgentSlot#start} starts it. Not thread-safe. */
public final class AgentBuilder {
  private final String name;
  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();
  private Path folder = Path.of("").toAbsolutePath();
  private ErrorCode code = ErrorCode.CAMERA;
  private TimeSource time = TimeSource.system();
  private Duration interval = Duration.ofMillis(250);
  private int missed = 4;
  private Duration closeGrace = Duration.ofSeconds(1);
  private Duration killLimit = Duration.ofSeconds(3);
  private AgentListener listener = AgentListener.NONE;
  private AgentLauncher launcher = SystemProcess::launch;

  AgentBuilder(String name, List<String> command) {
    this.name = Objects.requireNonNull(name, "name");
    this.command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("the command of the agent of " + name + " is empty");
    }
    environment.put("STEADYSCAN_PARENT", Long.toString(ProcessHandle.current().pid()));
  }

  /** Adds to the environment, which is else the host's. */
  public AgentBuilder environment(Map<String, String> values) {
    environment.putAll(values);
    return this;
  }

  /** Sets where it runs; else where the host runs. */
  public AgentBuilder folder(Path value) {
    folder = value.toAbsolutePath();
    return this;
  }

  /** Sets the code of the exceptions; else {@code CAMERA}. */
  public AgentBuilder code(ErrorCode value) {
    code = Objects.requireNonNull(value, "code");
    return this;
  }

  /** Sets the clock by which the host waits; else that of the machine. */
  public AgentBuilder time(TimeSource value) {
    time = Objects.requireNonNull(value, "time");
    return this;
  }

  /**
   * Sets how often the agent sends a HEARTBEAT, and how many have to be missed until it is taken
   * for frozen; else 250 ms and 4.
   *
   * @throws IllegalArgumentException if one of them is not positive
   */
  public AgentBuilder heartbeat(Duration between, int mostMissed) {
    if (between.isNegative() || between.isZero() || mostMissed < 1) {
      throw new IllegalArgumentException(mostMissed + " heartbeats of " + between);
    }
    interval = between;
    missed = mostMissed;
    return this;
  }

  /** Sets how long it may take to end by itself when it is closed; else 1 s. */
  public AgentBuilder closeGrace(Duration value) {
    closeGrace = Objects.requireNonNull(value, "closeGrace");
    return this;
  }

  /** Sets how long its end is waited for when it was killed; else 3 s. */
  public AgentBuilder killLimit(Duration value) {
    killLimit = Objects.requireNonNull(value, "killLimit");
    return this;
  }

  /** Sets who is told what it says and what befalls it; else nobody. */
  public AgentBuilder listener(AgentListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /** Sets what starts its process; else the system does. */
  public AgentBuilder launcher(AgentLauncher value) {
    launcher = Objects.requireNonNull(value, "launcher");
    return this;
  }

  AgentProcess build() {
    return new AgentProcess(
        new AgentSettings(
            name,
            command,
            Map.copyOf(environment),
            folder,
            code,
            time,
            interval,
            missed,
            closeGrace,
            killLimit,
            new GuardedListener(name, listener),
            launcher));
  }
}
