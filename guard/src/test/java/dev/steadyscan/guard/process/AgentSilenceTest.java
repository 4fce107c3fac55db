package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A process that lives and does nothing: its interpreter is held. */
class AgentSilenceTest extends AgentTest {

  @Test
  void endsACallAsStalledLongBeforeItsDeadlineWhenTheInterpreterIsHeld() throws Exception {
    AgentProcess agent = start();

    Failure failure = failure(agent, "hold 50");

    assertThat(failure.kind()).isEqualTo(FailureKind.STALLED);
    assertThat(failure.message()).matches("the agent gave no sign of life for [0-9]+ ms");
    assertThat(Story.next(story.troubles).kind()).isEqualTo(FailureKind.STALLED);
    assertThat(failure(agent, "echo anybody?").kind()).isEqualTo(FailureKind.STALLED);
    assertThat(agent.kill("it is frozen")).isTrue();
    assertThat(story.troubles).isEmpty();
  }

  @Test
  void allowsALongerSilenceToACallThatHoldsTheInterpreter() throws Exception {
    AgentProcess agent = start();

    byte[] answer =
        agent.call(Agents.request("hold 2").silence(Agents.PATIENCE), Agents.patience());

    assertThat(Agents.text(answer)).isEqualTo("held");
    assertThat(story.troubles).isEmpty();
  }

  @Test
  void tellsOfAFreezeThatNoCallIsUnderWayIn() throws Exception {
    AgentProcess agent = start();
    AgentRequest hold = Agents.request("hold 50").silence(Agents.PATIENCE);

    assertThat(failure(agent, hold, Agents.in(Duration.ofMillis(300))).kind())
        .isEqualTo(FailureKind.TIMEOUT);

    Failure told = Story.next(story.troubles);
    assertThat(told.kind()).isEqualTo(FailureKind.STALLED);
    assertThat(told.operation()).isEqualTo("agent");
  }

  @Test
  void goesOnWithAnAgentThatLivesAgain() throws Exception {
    AgentProcess agent = start();
    assertThat(failure(agent, "hold 3").kind()).isEqualTo(FailureKind.STALLED);

    story.heartbeats.clear();
    Story.next(story.heartbeats);

    assertThat(ask(agent, "echo again")).isEqualTo("again");
    assertThat(story.troubles).hasSize(1);
  }

  @Test
  void killsAFrozenAgentWhileACallOnItIsUnderWay() throws Exception {
    AgentProcess agent = start(faulty("ignore-sigterm"));
    AgentRequest hold = Agents.request("hold 50").silence(Agents.PATIENCE);
    CompletableFuture<Failure> call =
        CompletableFuture.supplyAsync(
            () -> failure(agent, hold, Agents.patience()), task -> new Thread(task).start());

    assertThat(agent.kill("it was replaced")).isTrue();

    assertThat(call.get().kind()).isEqualTo(FailureKind.GONE);
    assertThat(call.get().message()).isEqualTo("the agent was killed: it was replaced");
    assertThat(story.troubles).isEmpty();
  }
}
