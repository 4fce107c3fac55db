package dev.steadyscan.guard.process;

/** The agent answered a request with an ERROR. What its body says is the plugin's to read. */
public final class AgentErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final byte[] body;

  AgentErrorException(String operation, byte[] body) {
    super(operation + " was answered with an error");
    this.body = body.clone();
  }

  /** The body of the ERROR: by convention a JSON object with kind, message and evidence. */
  public byte[] body() {
    return body.clone();
  }
}
