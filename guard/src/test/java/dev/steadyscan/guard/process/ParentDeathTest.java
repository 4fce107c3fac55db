package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.DeviceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The host is killed: no agent outlives it, a frozen one neither. */
class ParentDeathTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** A host with two agents, of which one has its interpreter held; then it waits. */
  static final class Host {
    private Host() {}

    public static void main(String[] arguments) throws Exception {
      CompletableFuture<List<AgentProcess>> started = new CompletableFuture<>();
      Thread starter = new Thread(() -> started.complete(start()));
      starter.start();
      starter.join();
      // The thread that asked for them has ended, and they live.
      AgentProcess well = started.join().get(0);
      AgentProcess held = started.join().get(1);
      Agents.ask(well, "echo well");
      try {
        Agents.ask(held, "hold 600");
      } catch (DeviceException frozen) {
        System.out.println(frozen.failure().kind());
      }
      System.out.println(well.pid().orElseThrow());
      System.out.println(held.pid().orElseThrow());
      Thread.sleep(Agents.PATIENCE.toMillis());
    }

    private static List<AgentProcess> start() {
      try {
        return List.of(
            new AgentSlot().start(Agents.faulty("well"), Agents.patience()),
            new AgentSlot().start(Agents.faulty("held"), Agents.patience()));
      } catch (InterruptedException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noAgentOutlivesAHostThatIsKilled() throws Exception {
    Process host =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Long> agents = pids(host);

    host.destroyForcibly().waitFor();

    long end = System.nanoTime() + LIMIT.toNanos();
    for (long agent : agents) {
      while (lives(agent)) {
        assertThat(System.nanoTime()).as("agent " + agent + " lives").isLessThan(end);
        Thread.sleep(5);
      }
    }
  }

  private static List<Long> pids(Process host) throws IOException {
    BufferedReader lines = host.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("STALLED");
    List<Long> pids = List.of(Long.valueOf(lines.readLine()), Long.valueOf(lines.readLine()));
    assertThat(pids).allMatch(ParentDeathTest::lives);
    return pids;
  }

  /** Whoever adopted it collects it in its own time. */
  private static boolean lives(long pid) {
    return ProcessTable.state(pid).filter(state -> !state.startsWith("state Z")).isPresent();
  }
}
