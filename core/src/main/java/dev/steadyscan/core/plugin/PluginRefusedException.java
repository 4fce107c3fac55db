package dev.steadyscan.core.plugin;

/** Why one plugin is not loaded; its message is the reason of the {@link Refusal}. */
final class PluginRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  PluginRefusedException(String reason) {
    super(reason);
  }

  PluginRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
