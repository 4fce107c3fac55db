package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentCallTest extends AgentTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  void asksAndIsAnswered() throws Exception {
    AgentProcess agent = start();

    assertThat(Agents.text(agent.ready())).isEqualTo("I am ready");
    assertThat(ask(agent, "echo hello")).isEqualTo("hello");
  }

  @Test
  void takesBodiesOfNothingAndOfAllThatFits() throws Exception {
    AgentProcess agent = start();
    String longest = "x".repeat((1 << 20) - 9 - "echo ".length());

    assertThat(ask(agent, "echo ")).isEmpty();
    assertThat(ask(agent, "echo " + longest)).isEqualTo(longest);
    assertThatThrownBy(() -> Agents.request("echo " + longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesTheBodyOfAnError() throws Exception {
    AgentProcess agent = start();

    AgentErrorException error =
        catchThrowableOfType(AgentErrorException.class, () -> ask(agent, "error"));

    assertThat(Agents.text(error.body())).isEqualTo("{\"kind\":\"BUSY\"}");
    assertThat(error).hasMessage("error was answered with an error");
  }

  @Test
  void tellsTheAgentHowManyMillisecondsAreLeft() throws Exception {
    String left = ask(start(), "millis");

    assertThat(Long.parseLong(left)).isPositive().isLessThanOrEqualTo(Agents.PATIENCE.toMillis());
  }

  @Test
  void startsTheAgentInItsFolderWithItsEnvironmentAndItsParent() throws Exception {
    AgentProcess agent = start(faulty().environment(Map.of("PYTHONHASHSEED", "7")));

    assertThat(ask(agent, "environment PYTHONHASHSEED")).isEqualTo("7");
    assertThat(ask(agent, "environment STEADYSCAN_PARENT"))
        .isEqualTo(Long.toString(ProcessHandle.current().pid()));
    assertThat(ask(agent, "folder")).isEqualTo(System.getProperty("user.dir"));
  }

  @Test
  void endsACallAtItsDeadlineWithWhatTheAgentWroteLast() throws Exception {
    AgentProcess agent = start();
    ask(agent, "errors 1 3");
    assertThat(Story.next(story.lines)).isEqualTo("line 0 xxx");
    assertThat(Story.next(story.lines)).startsWith("\\x1b[31mred");

    Failure failure = failure(agent, Agents.request("never"), Agents.in(SOON));

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure.operation()).isEqualTo("never");
    assertThat(failure.message()).startsWith("never was not answered within ");
    assertThat(failure.evidence()).hasSize(2).first().asString().endsWith("Z line 0 xxx");
    assertThat(ask(agent, "echo still here")).isEqualTo("still here");
  }

  @Test
  void doesNotBeginACallWhoseTimeIsOver() throws Exception {
    AgentProcess agent = start();

    Failure failure = failure(agent, Agents.request("exit 1"), Agents.in(Duration.ZERO));

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure.message()).isEqualTo("exit was not begun: its time was over");
    assertThat(ask(agent, "echo untouched")).isEqualTo("untouched");
  }

  @Test
  void dropsAnswersThatComeLateOrTwiceOrBelongToNobody() throws Exception {
    AgentProcess agent = start();
    assertThat(failure(agent, Agents.request("slow 0.2"), Agents.in(SOON)).kind())
        .isEqualTo(FailureKind.TIMEOUT);

    assertThat(ask(agent, "twice")).isEqualTo("first");
    assertThat(ask(agent, "unknown-id")).isEqualTo("yours");
    assertThat(ask(agent, "slow 0.4")).isEqualTo("0.4");
    assertThat(ask(agent, "echo in step")).isEqualTo("in step");
  }

  @Test
  void takesCallsFromManyThreadsAndAnswersInAnyOrder() throws Exception {
    AgentProcess agent = start();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Future<String> slow = threads.submit(() -> ask(agent, "slow 0.3"));
      List<Future<String>> answers =
          IntStream.range(0, 400)
              .mapToObj(i -> threads.submit(() -> ask(agent, "echo " + i)))
              .toList();
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(Integer.toString(i));
      }
      assertThat(slow.get()).isEqualTo("0.3");
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void tellsTheEventsOfARequestBeforeItsAnswerAndOthersToTheListener() throws Exception {
    AgentProcess agent = start();
    BlockingQueue<String> own = new LinkedBlockingQueue<>();

    agent.call(
        Agents.request("event").events(body -> own.add(Agents.text(body))), Agents.patience());

    assertThat(own).containsExactly("mine");
    assertThat(story.events).containsExactly("nobody's");
  }

  @Test
  void tellsHeartbeats() throws Exception {
    start();

    assertThat(Story.next(story.heartbeats)).isEqualTo("alive");
  }

  @Test
  void goesOnWhenTheListenerThrows() throws Exception {
    AgentProcess agent =
        start(
            faulty()
                .listener(
                    new AgentListener() {
                      @Override
                      public void event(byte[] body) {
                        throw new AssertionError("no");
                      }
                    }));

    assertThat(ask(agent, "event")).isEqualTo("done");
  }

  @Test
  void endsTheCallsOfAnOperationThatIsKnownToComeToNothing() throws Exception {
    AgentProcess agent = start();
    CompletableFuture<Failure> capture =
        CompletableFuture.supplyAsync(
            () -> failure(agent, "never"), task -> new Thread(task).start());
    while (agent.giveUp("never", FailureKind.STALLED, "no frame for 200 ms") == 0) {
      Thread.onSpinWait();
    }

    assertThat(capture.get().kind()).isEqualTo(FailureKind.STALLED);
    assertThat(capture.get().message()).isEqualTo("no frame for 200 ms");
    assertThat(ask(agent, "echo on")).isEqualTo("on");
  }

  @Test
  void givesACallUpWhenItsCallerIsInterrupted() throws Exception {
    AgentProcess agent = start();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                thrown.complete(
                    new AssertionError(agent.call(Agents.request("never"), Agents.patience())));
              } catch (InterruptedException | AgentErrorException | RuntimeException how) {
                thrown.complete(how);
              }
            });
    caller.start();
    caller.interrupt();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(ask(agent, "echo on")).isEqualTo("on");
  }
}
