package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.Threads;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** A test with a real agent that misbehaves on demand; nothing may be left of it. */
abstract class AgentTest {
  final Story story = new Story();
  final AgentSlot slot = new AgentSlot();

  @AfterEach
  void leavesNoThread() {
    slot.current().ifPresent(AgentProcess::close);
    Threads.assertNoneLeft("left agent");
    assertThat(slot.current().stream()).allMatch(AgentProcess::hasExited);
  }

  final AgentProcess start(String... arguments) throws InterruptedException {
    return start(faulty(arguments));
  }

  final AgentProcess start(AgentBuilder builder) throws InterruptedException {
    return slot.start(builder, Agents.patience());
  }

  final AgentBuilder faulty(String... arguments) {
    return Agents.faulty("left", arguments).listener(story);
  }

  static String ask(AgentProcess agent, String words) throws Exception {
    return Agents.ask(agent, words);
  }

  static Failure failure(AgentProcess agent, String words) {
    return failure(agent, Agents.request(words), Agents.patience());
  }

  static Failure failure(AgentProcess agent, AgentRequest request, Deadline deadline) {
    return failure(() -> agent.call(request, deadline));
  }

  static Failure failure(ThrowingCallable fails) {
    return catchThrowableOfType(DeviceException.class, fails).failure();
  }
}
