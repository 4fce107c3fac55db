package dev.steadyscan.guard.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Reads an agent's frames. For one thread. */
final class FrameReader {
  private static final int PREFIX = Integer.BYTES + AgentFrame.HEAD;

  private final InputStream in;

  FrameReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next frame; empty at an end between two frames.
   *
   * @throws BrokenProtocolException if there is something else
   */
  Optional<AgentFrame> next() throws IOException, BrokenProtocolException {
    byte[] prefix = in.readNBytes(PREFIX);
    if (prefix.length == 0) {
      return Optional.empty();
    }
    ByteBuffer head = ByteBuffer.wrap(prefix);
    if (prefix.length >= Integer.BYTES) {
      checkLength(head.getInt(0), prefix);
    }
    if (prefix.length < PREFIX) {
      throw broken("ended within a frame, after " + prefix.length + " bytes of it", prefix, true);
    }
    int code = head.get(4) & 0xff;
    FrameKind kind =
        FrameKind.fromAgent(code)
            .orElseThrow(() -> broken("sent a frame of the unknown kind " + code, prefix, false));
    int length = head.getInt(0) - AgentFrame.HEAD;
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      String message = "ended within a frame, " + (length - body.length) + " bytes before its end";
      throw broken(message, prefix, true);
    }
    return Optional.of(new AgentFrame(kind, head.getInt(5), body));
  }

  private void checkLength(int length, byte[] prefix) throws BrokenProtocolException {
    if (length < AgentFrame.HEAD || length > AgentFrame.LONGEST) {
      String message =
          String.format(
              "sent a frame of %s bytes, which has to be %d to %d",
              Integer.toUnsignedString(length), AgentFrame.HEAD, AgentFrame.LONGEST);
      throw broken(message, prefix, false);
    }
  }

  private BrokenProtocolException broken(String message, byte[] prefix, boolean cutShort) {
    return new BrokenProtocolException(message, Printable.quoted(seen(prefix)), cutShort);
  }

  /** What was read, and what lies ready behind it. */
  private byte[] seen(byte[] prefix) {
    try {
      byte[] more = in.readNBytes(Math.min(in.available(), Printable.QUOTED - prefix.length));
      byte[] both = Arrays.copyOf(prefix, prefix.length + more.length);
      System.arraycopy(more, 0, both, prefix.length, more.length);
      return both;
    } catch (IOException closedMeanwhile) {
      return prefix;
    }
  }
}
