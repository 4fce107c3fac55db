package dev.steadyscan.guard.process;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an agent is asked. Immutable; its body MUST NOT be changed after it was handed over. */
public final class AgentRequest {
  private final String operation;
  private final byte[] body;
  private final Duration silence;
  private final Consumer<? super byte[]> events;
  private final @Nullable SharedSlot slot;

  private AgentRequest(
      String operation,
      byte[] body,
      Duration silence,
      Consumer<? super byte[]> events,
      @Nullable SharedSlot slot) {
    this.operation = operation;
    this.body = body;
    this.silence = silence;
    this.events = events;
    this.slot = slot;
  }

  /**
   * A request with an operation and a body. What is sent is the body alone; it has to say what to
   * do.
   *
   * @param operation what it does, for failures and {@link AgentProcess#giveUp}: {@code capture}
   * @throws IllegalArgumentException if the body is longer than a frame
   */
  public static AgentRequest of(String operation, byte[] body) {
    if (body.length > AgentFrame.LONGEST - AgentFrame.HEAD) {
      throw new IllegalArgumentException(
          operation + ": a body of " + body.length + " bytes does not fit into a frame");
    }
    return new AgentRequest(
        Objects.requireNonNull(operation, "operation"), body, Duration.ZERO, event -> {}, null);
  }

  /**
   * The same, and while it is under way the agent may give no sign of life for so long: for what is
   * known to hold the interpreter. Shorter than the agent's own limit, it changes nothing.
   */
  public AgentRequest silence(Duration limit) {
    return new AgentRequest(operation, body, limit, events, slot);
  }

  /**
   * The same, and events of this request are told here, all of them before the call returns. It is
   * called as an {@link AgentListener} is.
   */
  public AgentRequest events(Consumer<? super byte[]> consumer) {
    return new AgentRequest(operation, body, silence, consumer, slot);
  }

  /**
   * The same, and the agent may write into this slot until it has answered, however late, or is
   * gone. For one call.
   */
  public AgentRequest lending(SharedSlot lent) {
    return new AgentRequest(operation, body, silence, events, lent);
  }

  String operation() {
    return operation;
  }

  byte[] body() {
    return body;
  }

  Duration silence() {
    return silence;
  }

  Consumer<? super byte[]> events() {
    return events;
  }

  Optional<SharedSlot> slot() {
    return Optional.ofNullable(slot);
  }
}
