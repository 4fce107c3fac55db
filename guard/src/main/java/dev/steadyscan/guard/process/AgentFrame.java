package dev.steadyscan.guard.process;

import java.nio.ByteBuffer;

/** One frame of the protocol of docs/agents.md. */
final class AgentFrame {
  /** Bytes of kind, id and milliseconds, which a frame's length counts. */
  static final int HEAD = 9;

  /** The greatest length, without the four bytes of the length itself. */
  static final int LONGEST = 1 << 20;

  private final FrameKind kind;
  private final int id;
  private final byte[] body;

  AgentFrame(FrameKind kind, int id, byte[] body) {
    this.kind = kind;
    this.id = id;
    this.body = body;
  }

  FrameKind kind() {
    return kind;
  }

  /** Of the request, unsigned; 0 for what belongs to none. */
  int id() {
    return id;
  }

  byte[] body() {
    return body;
  }

  /** The bytes of a request. */
  static byte[] request(int id, long millis, byte[] body) {
    return ByteBuffer.allocate(Integer.BYTES + HEAD + body.length)
        .putInt(HEAD + body.length)
        .put((byte) FrameKind.REQUEST.code())
        .putInt(id)
        .putInt((int) Math.min(millis, 0xffff_ffffL))
        .put(body)
        .array();
  }
}
