package dev.steadyscan.core.plugin;

/**
 * A copy of what a plugin threw, made where it was thrown: the thing itself may hang, or throw once
 * more, when it is asked for its text.
 */
final class ThrownByPlugin extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 20;

  private ThrownByPlugin(String text) {
    super(text);
  }

  /** Copies it with its causes. Asks it, so this is a call into the plugin. */
  static ThrownByPlugin copyOf(Throwable thrown) {
    return copyOf(thrown, DEEPEST);
  }

  private static ThrownByPlugin copyOf(Throwable thrown, int depth) {
    try {
      ThrownByPlugin copy = new ThrownByPlugin(String.valueOf(thrown.toString()));
      copy.setStackTrace(thrown.getStackTrace());
      Throwable cause = thrown.getCause();
      if (cause != null && depth > 0) {
        copy.initCause(copyOf(cause, depth - 1));
      }
      return copy;
    } catch (Throwable broken) {
      return new ThrownByPlugin(thrown.getClass().getName());
    }
  }

  /** The text of the original, which begins with its class: the name of this one says nothing. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return String.valueOf(getMessage());
  }
}
