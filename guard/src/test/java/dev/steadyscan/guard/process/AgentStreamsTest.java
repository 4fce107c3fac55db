package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams that are full, or that nobody reads. */
class AgentStreamsTest extends AgentTest {

  @Test
  void readsAFloodOfErrorsAndKeepsTheLastLines() throws Exception {
    AgentProcess agent = start();

    assertThat(ask(agent, "errors 2000 600")).isEqualTo("written");

    for (int line = 0; line < 2000; line++) {
      assertThat(Story.next(story.lines)).startsWith("line " + line + " xxx").hasSize(500);
    }
    assertThat(Story.next(story.lines)).startsWith("\\x1b[31mred\\x07 ");
    List<String> kept = agent.errorLines();
    assertThat(kept).hasSize(50);
    assertThat(kept.get(0)).contains("Z line 1951 ");
  }

  @Test
  void readsAFloodOfEvents() throws Exception {
    AgentProcess agent = start();

    assertThat(ask(agent, "events 20000 100")).isEqualTo("told");

    assertThat(story.events).hasSize(20_000);
  }

  @Test
  void noCallerWaitsForAnAgentThatDoesNotRead() throws Exception {
    AgentProcess agent = start("deaf");
    AgentRequest big = AgentRequest.of("big", new byte[1_000_000]);

    for (int call = 0; call < 3; call++) {
      assertThat(failure(agent, big, Agents.in(Duration.ofMillis(50))).kind())
          .isEqualTo(FailureKind.TIMEOUT);
    }
    assertThat(agent.kill("it is deaf")).isTrue();
  }

  @Test
  void writesToASlowReaderWhatIsStillWaitedForAndNothingElse() throws Exception {
    AgentProcess agent = start();
    assertThat(ask(agent, "stop-reading 0.5")).isEqualTo("deaf");
    String big = "echo " + "x".repeat(500_000);

    // The first is being written when its time is over, the second has not been begun.
    assertThat(failure(agent, Agents.request(big), Agents.in(Duration.ofMillis(50))).kind())
        .isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure(agent, Agents.request("exit 1"), Agents.in(Duration.ofMillis(20))).kind())
        .isEqualTo(FailureKind.TIMEOUT);

    assertThat(ask(agent, "echo awake")).isEqualTo("awake");
  }

  @Test
  void noticesThatAnAgentHasClosedItsInput() throws Exception {
    AgentProcess agent = start();
    assertThat(ask(agent, "close-input")).isEqualTo("closed");

    assertThat(failure(agent, "echo anybody?").message())
        .isEqualTo("the agent closed its standard input");
  }
}
