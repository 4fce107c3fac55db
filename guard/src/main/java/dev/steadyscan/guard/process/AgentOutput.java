package dev.steadyscan.guard.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Takes the frames that an agent sends to where they belong. One thread drains. */
final class AgentOutput {
  private final PendingCalls calls;
  private final SilenceWatch watch;
  private final GuardedListener listener;

  AgentOutput(PendingCalls calls, SilenceWatch watch, GuardedListener listener) {
    this.calls = calls;
    this.watch = watch;
    this.listener = listener;
  }

  /** Reads to the end, which is between two frames. */
  void drain(InputStream in) throws IOException, BrokenProtocolException {
    FrameReader frames = new FrameReader(in);
    Optional<AgentFrame> first = frames.next();
    if (first.isEmpty()) {
      return;
    }
    ready(first.get());
    for (Optional<AgentFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
      watch.heard();
      take(next.get());
    }
  }

  private void ready(AgentFrame first) throws BrokenProtocolException {
    if (first.kind() != FrameKind.READY || first.id() != PendingCalls.START) {
      throw unexpected(first, "first of all");
    }
    watch.heard();
    calls.answer(first);
  }

  private void take(AgentFrame frame) throws BrokenProtocolException {
    switch (frame.kind()) {
      case REPLY, ERROR -> calls.answer(frame);
      case EVENT -> event(frame);
      case HEARTBEAT -> listener.heartbeat(frame.body());
      case READY, REQUEST -> throw unexpected(frame, "where none may be");
    }
  }

  /** An event of a request that nobody waits for any more is late, as its answer would be. */
  private void event(AgentFrame frame) {
    if (frame.id() == 0) {
      listener.event(frame.body());
    } else {
      calls.waiting(frame.id()).ifPresent(call -> listener.event(call, frame.body()));
    }
  }

  private static BrokenProtocolException unexpected(AgentFrame frame, String where) {
    return new BrokenProtocolException(
        String.format("sent %s with the id %d %s", frame.kind(), frame.id(), where),
        Printable.quoted(frame.body()),
        false);
  }
}
