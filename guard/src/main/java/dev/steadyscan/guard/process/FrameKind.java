package dev.steadyscan.guard.process;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of frames of docs/agents.md. */
enum FrameKind {
  REQUEST(1),
  READY(17),
  REPLY(18),
  ERROR(19),
  EVENT(20),
  HEARTBEAT(21);

  private final int code;

  FrameKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The kind of this code, if an agent may send it. */
  static Optional<FrameKind> fromAgent(int code) {
    return Stream.of(values()).filter(kind -> kind != REQUEST && kind.code == code).findFirst();
  }
}
