package dev.steadyscan.core.config;

/** A settings record that cannot be bound to a section: a defect of its plugin. */
final class UnsupportedSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedSettingsException(String message) {
    super(message);
  }
}
