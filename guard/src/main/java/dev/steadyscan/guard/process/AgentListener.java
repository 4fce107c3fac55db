package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.Failure;

/**
 * Is told what an agent says unasked, and what befalls it.
 *
 * <p>It is called on the threads that read from the agent: each method by one thread at a time, but
 * different methods at once. It MUST NOT block: while it does, nothing more is read, so that calls
 * run into their deadlines. It MAY call {@link AgentProcess#giveUp}, and MUST NOT call {@code
 * call}, {@code kill} or {@code close}. What it throws is logged and dropped.
 */
public interface AgentListener {
  /** Ignores everything. */
  AgentListener NONE = new AgentListener() {};

  /** The agent sent an EVENT that belongs to no request. */
  default void event(byte[] body) {}

  /** The agent sent a HEARTBEAT. */
  default void heartbeat(byte[] body) {}

  /** The agent wrote a line to its standard error: at most 500 characters, none of control. */
  default void errorLine(String line) {}

  /**
   * Something befell the agent that the host did not ask for, whether a call was under way or not:
   * {@code STALLED} no sign of life, told once until it lives again; {@code GONE} it exited, or
   * closed its output; {@code DEFECT} it broke the protocol and was killed; {@code BUSY} it cannot
   * be killed.
   */
  default void trouble(Failure failure) {}
}
