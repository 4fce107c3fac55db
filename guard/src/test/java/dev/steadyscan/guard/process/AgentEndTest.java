package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an agent may end by itself, and what is said then. */
class AgentEndTest extends AgentTest {

  @ParameterizedTest
  @CsvSource({
    "exit 7, the agent ended with exit status 7",
    "signal 11, the agent ended by SIGSEGV (exit status 139)",
    "signal 6, the agent ended by SIGABRT (exit status 134)"
  })
  void namesTheExitToWhoeverWaitsAndToWhoeverComes(String words, String message) throws Exception {
    AgentProcess agent = start();

    Failure first = failure(agent, words);

    assertThat(first.kind()).isEqualTo(FailureKind.GONE);
    assertThat(first.message()).isEqualTo(message);
    assertThat(failure(agent, "echo anybody?").message()).isEqualTo(message);
    assertThat(Story.next(story.troubles).message()).isEqualTo(message);
    assertThat(story.troubles).isEmpty();
  }

  @Test
  void suspectsMemoryBehindAKillThatWasNotTheHosts() throws Exception {
    AgentProcess agent = start();

    Failure failure = failure(agent, "signal 9");

    assertThat(failure.message()).isEqualTo("the agent ended by SIGKILL (exit status 137)");
    assertThat(failure.evidence())
        .contains("killed by a SIGKILL that was not the host's: out of memory?");
    assertThat(agent.exitStatus()).hasValue(137);
  }

  @Test
  void keepsTheLastWordsAsEvidence() throws Exception {
    Failure failure = failure(start(), "say-and-exit 1");

    assertThat(failure.evidence()).last().asString().endsWith("Z the last words");
  }

  @Test
  void takesAnAnswerThatWasGivenJustBeforeTheExit() throws Exception {
    AgentProcess agent = start();

    assertThat(ask(agent, "answer-and-exit")).isEqualTo("goodbye");
    assertThat(Story.next(story.troubles).message()).endsWith("exit status 0");
  }

  @Test
  void takesAnAnswerCutShortByTheExitForTheExit() throws Exception {
    Failure failure = failure(start(), "half");

    assertThat(failure.kind()).isEqualTo(FailureKind.GONE);
    assertThat(failure.message()).isEqualTo("the agent ended with exit status 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "huge|it sent a frame of 4294967280 bytes, which has to be 9 to 1048576|and so on",
        "print|it sent a frame of 1214606444 bytes, which has to be 9 to 1048576|\"Hello, world",
        "unknown-kind 99|it sent a frame of the unknown kind 99|\"\\x00\\x00\\x00\\x0ac",
        "unknown-kind 1|it sent a frame of the unknown kind 1|\\x01",
        "unknown-kind 17|it sent READY with the id 1 where none may be|\"?\"",
        "half-and-close|it ended within a frame, 91 bytes before its end|\"\\x00\\x00\\x00m"
      })
  void killsAnAgentThatBreaksTheProtocol(String words, String message, String seen)
      throws Exception {
    AgentProcess agent = start("ignore-sigterm");

    Failure failure = failure(agent, words);

    assertThat(failure.kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failure.message()).isEqualTo("the agent broke the protocol: " + message);
    assertThat(failure.evidence()).last().asString().startsWith("received: ").contains(seen);
    assertThat(Story.next(story.troubles).kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failure(agent, "echo again").kind()).isEqualTo(FailureKind.GONE);
    assertThat(agent.kill("to see that it ends")).isTrue();
    assertThat(agent.exitStatus()).hasValue(137);
    assertThat(story.troubles).isEmpty();
  }

  @Test
  void killsAnAgentThatClosesItsOutputAndLives() throws Exception {
    AgentProcess agent = start();

    Failure failure = failure(agent, "close-output");

    assertThat(failure.kind()).isEqualTo(FailureKind.GONE);
    assertThat(failure.message()).isEqualTo("the agent closed its standard output");
    assertThat(agent.kill("to see that it ends")).isTrue();
    assertThat(agent.exitStatus()).hasValue(137);
  }

  @Test
  void saysWhyAnAgentEndedBeforeItWasReady() {
    Failure failure = failure(() -> start("no-library"));

    assertThat(failure.kind()).isEqualTo(FailureKind.GONE);
    assertThat(failure.operation()).isEqualTo("start");
    assertThat(failure.message()).isEqualTo("the agent ended with exit status 3");
    assertThat(failure.evidence()).singleElement().asString().endsWith("named picamera2");
    assertThat(slot.current().orElseThrow().exitStatus()).hasValue(3);
  }

  @Test
  void killsAnAgentThatIsNotReadyInTime() throws Exception {
    Failure failure =
        failure(() -> slot.start(faulty("never-ready"), Agents.in(Duration.ofMillis(200))));

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure.message()).startsWith("start was not answered within ");
    assertThat(slot.current().orElseThrow().kill("to see that it ends")).isTrue();
    assertThat(ask(start(), "echo next")).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-ready-first", "stray-print"})
  void refusesAnAgentThatBeginsWithAnythingButReady(String how) {
    Failure failure = failure(() -> start(how));

    assertThat(failure.kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failure.message()).startsWith("the agent broke the protocol: it sent ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-program-anywhere", "/no/such/program", "./src"})
  void saysThatThereIsNoSuchProgram(String program) {
    AgentBuilder builder = AgentProcess.builder("left", List.of(program));

    Failure failure = failure(() -> start(builder));

    assertThat(failure.kind()).isEqualTo(FailureKind.SETTING_REFUSED);
    assertThat(failure.message()).isEqualTo("there is no program '" + program + "' to run");
    assertThat(failure.cause()).isPresent();
  }

  @Test
  void saysWhatElseKeptTheProcessFromBeingLaunched() {
    AgentBuilder builder = faulty().folder(Path.of("no-such-folder"));

    Failure failure = failure(() -> start(builder));

    assertThat(failure.kind()).isEqualTo(FailureKind.GONE);
    assertThat(failure.message()).startsWith("the agent could not be launched: ");
  }
}
