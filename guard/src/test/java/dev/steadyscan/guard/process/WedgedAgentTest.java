package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A process in state D: SIGKILL has no effect as long as the kernel does not return. */
class WedgedAgentTest extends AgentTest {
  private static final Duration KILL_LIMIT = Duration.ofMillis(3456);

  private final ManualTime time = new ManualTime();
  private final FakeProcess process = new FakeProcess();
  private final AgentBuilder builder =
      AgentProcess.builder("left", List.of("fake"))
          .time(time)
          .killLimit(KILL_LIMIT)
          .listener(story)
          .launcher((command, environment, folder) -> process);

  @Test
  void saysThatAProcessCannotBeKilledAndStartsNoneOverItUntilItHasExited() throws Exception {
    AgentProcess agent = slot.start(builder, Agents.patience());

    assertThat(killedInVain(agent)).isFalse();

    assertThat(process.killed.getCount()).isZero();
    assertThat(agent.isWedged()).isTrue();
    assertThat(agent.hasExited()).isFalse();
    Failure told = Story.next(story.troubles);
    assertThat(told.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(told.message()).startsWith("the agent of left (pid ").endsWith("does not exit");

    Failure refused = failure(() -> slot.start(builder, Deadline.after(time, Duration.ZERO)));
    assertThat(refused.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(refused.message()).endsWith(" has not exited: no other is started over it");
    assertThat(slot.current()).hasValue(agent);

    process.exit();
    AgentProcess next = slot.start(faulty(), Agents.patience());
    assertThat(agent.isWedged()).isTrue();
    assertThat(agent.exitStatus()).hasValue(137);
    assertThat(ask(next, "echo at last")).isEqualTo("at last");
  }

  @Test
  void endsCallsAtOnceAlthoughTheProcessDoesNotExit() throws Exception {
    AgentProcess agent = slot.start(builder, Agents.patience());
    CompletableFuture<Failure> call =
        CompletableFuture.supplyAsync(
            () -> failure(agent, "never"), task -> new Thread(task).start());
    assertThat(killedInVain(agent)).isFalse();

    assertThat(call.get().kind()).isEqualTo(FailureKind.GONE);
    process.exit();
  }

  @Test
  void closesInBoundedTime() throws Exception {
    AgentProcess agent = slot.start(builder.closeGrace(Duration.ofMillis(777)), Agents.patience());
    Thread closing = new Thread(agent::close);
    closing.start();

    time.awaitWaiter(Duration.ofMillis(777));
    time.advance(Duration.ofMillis(777));
    time.awaitWaiter(KILL_LIMIT);
    time.advance(KILL_LIMIT);
    closing.join();

    assertThat(agent.isWedged()).isTrue();
    process.exit();
  }

  private boolean killedInVain(AgentProcess agent) throws Exception {
    CompletableFuture<Boolean> killed = new CompletableFuture<>();
    Thread killer =
        new Thread(
            () -> {
              try {
                killed.complete(agent.kill("it is stuck"));
              } catch (InterruptedException impossible) {
                killed.completeExceptionally(impossible);
              }
            });
    killer.start();
    time.awaitWaiter(KILL_LIMIT);
    time.advance(KILL_LIMIT);
    return killed.get();
  }
}
