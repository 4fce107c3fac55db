package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.guard.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is left of an agent, however it ended. */
class AgentLeftoversTest extends AgentTest {

  @Test
  void endsWithTheEndOfItsInput() throws Exception {
    AgentProcess agent = start("ignore-sigterm");

    agent.close();

    assertThat(agent.exitStatus()).hasValue(0);
    assertThat(failure(agent, "echo anybody?").message()).isEqualTo("the agent was closed");
    assertThat(story.troubles).isEmpty();
  }

  @Test
  void killsAnAgentThatOutlivesTheEndOfItsInput() throws Exception {
    AgentProcess agent =
        start(faulty("ignores-the-end", "ignore-sigterm").closeGrace(Duration.ofMillis(50)));

    agent.close();

    assertThat(agent.exitStatus()).hasValue(137);
    assertThat(agent.isWedged()).isFalse();
  }

  @Test
  void startsNoSecondAgentBesideTheFirst() throws Exception {
    AgentProcess first = start();

    assertThat(failure(this::start).kind()).isEqualTo(FailureKind.BUSY);

    first.close();
    assertThat(ask(start(), "echo second")).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grandchild", "silent-grandchild"})
  @EnabledOnOs(LINUX)
  void killsWhatAnAgentLeavesBehind(String kind) throws Exception {
    AgentProcess agent = start();
    long orphan = Long.parseLong(ask(agent, kind));
    assertThat(ProcessHandle.of(orphan)).isPresent();

    assertThat(failure(agent, "exit 4").message()).endsWith("exit status 4");
    agent.close();

    Threads.assertNoneLeft("left agent");
    assertGone(orphan);
  }

  @Test
  @EnabledOnOs(LINUX)
  void killsTheChildrenOfAnAgentWithIt() throws Exception {
    AgentProcess agent = start();
    long child = Long.parseLong(ask(agent, "grandchild"));

    assertThat(agent.kill("enough")).isTrue();

    Threads.assertNoneLeft("left agent");
    assertGone(child);
  }

  @Test
  @EnabledOnOs(LINUX)
  void leavesNoDescriptorAndNoProcess() throws Exception {
    start().close();
    long before = descriptors();

    for (int round = 0; round < 5; round++) {
      AgentProcess agent = start();
      ask(agent, "echo " + round);
      if (round % 2 == 0) {
        agent.close();
      } else {
        agent.kill("enough");
      }
      Threads.assertNoneLeft("left agent");
    }

    // The JVM itself may open or close one meanwhile; five rounds that leak open five.
    assertThat(descriptors()).isLessThan(before + 5);
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  /** Whoever adopted it collects it in its own time. */
  private static void assertGone(long pid) throws InterruptedException {
    long end = System.nanoTime() + Agents.PATIENCE.toNanos();
    while (ProcessTable.state(pid).filter(state -> !state.startsWith("state Z")).isPresent()) {
      assertThat(System.nanoTime()).as("pid " + pid + " lives").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
