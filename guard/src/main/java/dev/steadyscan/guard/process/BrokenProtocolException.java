package dev.steadyscan.guard.process;

/** What came is no frame; nothing that follows can be trusted. */
final class BrokenProtocolException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The bytes it was seen by, printable. */
  private final String bytes;

  private final boolean cutShort;

  BrokenProtocolException(String message, String bytes, boolean cutShort) {
    super(message);
    this.bytes = bytes;
    this.cutShort = cutShort;
  }

  String bytes() {
    return bytes;
  }

  /** Whether the output ended within a frame, as it does when the process dies. */
  boolean cutShort() {
    return cutShort;
  }
}
