package dev.steadyscan.core.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/** A value as it was written, for messages and for reading it. */
final class Found {
  private static final int SHORT = 60;

  private Found() {}

  /** A text, a number or a flag as it was written. */
  static String text(ConfigValue scalar) {
    return scalar.atKey("v").getString("v");
  }

  static boolean isScalar(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> true;
      case OBJECT, LIST, NULL -> false;
    };
  }

  /** For a message: never long, never empty. */
  static String inShort(ConfigValue value) {
    String text =
        isScalar(value) ? text(value).strip() : value.render(ConfigRenderOptions.concise());
    return text.isBlank() && value.valueType() == ConfigValueType.STRING
        ? "empty"
        : PlainText.inShort(text, SHORT);
  }

  /** The same for a value that cannot be read, since substitutions of it have no value. */
  static String unresolved(ConfigValue value) {
    return PlainText.inShort(value.render(ConfigRenderOptions.concise()), SHORT);
  }
}
