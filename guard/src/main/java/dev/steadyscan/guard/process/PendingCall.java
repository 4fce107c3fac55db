package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.time.Deadline;
import java.util.concurrent.CompletableFuture;

/**
 * A request that its caller waits for. It ends once: by an answer or by a failure. The agent is
 * done with it when it has answered, which may be later. Thread-safe.
 */
final class PendingCall {
  private final int id;
  private final AgentRequest request;
  private final Deadline deadline;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  /** How a call ended. */
  private sealed interface Outcome {
    /** The agent's REPLY or ERROR. */
    record Answer(AgentFrame frame) implements Outcome {}

    /** What the host says of it. */
    record Failed(Failure failure) implements Outcome {}
  }

  PendingCall(int id, AgentRequest request, Deadline deadline) {
    this.id = id;
    this.request = request;
    this.deadline = deadline;
  }

  int id() {
    return id;
  }

  AgentRequest request() {
    return request;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Completed when it has ended. */
  CompletableFuture<?> ended() {
    return outcome;
  }

  boolean hasEnded() {
    return outcome.isDone();
  }

  /** Ends it with what the agent said, unless it has ended. */
  boolean answer(AgentFrame frame) {
    return outcome.complete(new Outcome.Answer(frame));
  }

  /** Ends it with a failure, unless it has ended. */
  boolean fail(Failure failure) {
    return outcome.complete(new Outcome.Failed(failure));
  }

  /** The agent touches nothing any more that this call lent it. */
  void settle() {
    request.slot().ifPresent(SharedSlot::settled);
  }

  /** How it ended; only after it has. */
  byte[] result(ErrorCode code) throws AgentErrorException {
    Outcome how = outcome.join();
    if (how instanceof Outcome.Failed failed) {
      throw new DeviceException(code, failed.failure());
    }
    AgentFrame answer = ((Outcome.Answer) how).frame();
    if (answer.kind() == FrameKind.ERROR) {
      throw new AgentErrorException(request.operation(), answer.body());
    }
    return answer.body();
  }
}
