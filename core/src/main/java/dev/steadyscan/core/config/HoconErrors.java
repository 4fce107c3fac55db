package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Locale;

/** Says in one sentence what HOCON's parser found. */
final class HoconErrors {
  private HoconErrors() {}

  static ConfigProblem problem(String file, ConfigException error) {
    ConfigOrigin origin = error.origin();
    int line = origin == null ? 0 : Math.max(0, origin.lineNumber());
    String message = String.valueOf(error.getMessage());
    if (origin != null && message.startsWith(origin.description() + ": ")) {
      message = message.substring(origin.description().length() + 2);
    }
    return new ConfigProblem(file, line, "", "", inShort(message));
  }

  private static String inShort(String message) {
    String said = message.replaceFirst("(?s) \\(if you intended.*", "").strip();
    return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }
}
