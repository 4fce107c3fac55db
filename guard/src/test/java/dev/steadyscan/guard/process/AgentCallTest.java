package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentCallTest {
  private final AgentSlot slot = new AgentSlot();

  @AfterEach
  void leavesNothing() {
    slot.current().ifPresent(AgentProcess::close);
  }

  @Test
  void asksAndIsAnswered() throws Exception {
    AgentProcess agent = slot.start(Agents.faulty("left"), Agents.patience());

    assertThat(Agents.text(agent.ready())).isEqualTo("I am ready");
    assertThat(Agents.ask(agent, "echo hello")).isEqualTo("hello");
  }
}
