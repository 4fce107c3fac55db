package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent that docs/agents.md shows. */
class DocumentedAgentTest extends AgentTest {
  private static final Path PAGE = Path.of("..", "docs", "agents.md");

  @TempDir private Path folder;

  @Test
  void worksAsItStandsThere() throws Exception {
    Path script = Files.writeString(folder.resolve("adder.py"), shown());
    AgentProcess agent =
        start(
            AgentProcess.builder("left", List.of(Agents.PYTHON, "-u", script.toString()))
                .listener(story));

    assertThat(Agents.text(agent.ready())).isEqualTo("{\"protocol\": 1, \"agent\": \"adder\"}");
    assertThat(ask(agent, "{\"operation\":\"add\",\"terms\":[1,2,39]}")).isEqualTo("{\"sum\": 42}");
    AgentErrorException refused =
        catchThrowableOfType(
            AgentErrorException.class, () -> ask(agent, "{\"operation\":\"multiply\"}"));
    assertThat(Agents.text(refused.body())).contains("\"message\": \"no operation multiply\"");
    assertThat(Story.next(story.heartbeats)).isEqualTo("{}");

    agent.close();
    assertThat(agent.exitStatus()).hasValue(0);
    assertThat(story.lines).isEmpty();
  }

  private static String shown() throws IOException {
    String begin = "```python\n";
    String page = Files.readString(PAGE);
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf("```", from));
  }
}
