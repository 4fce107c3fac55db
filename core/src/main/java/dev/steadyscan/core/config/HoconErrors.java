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

  /** The same, of a text that has no lines worth naming. */
  static ConfigProblem problemWithoutLine(String origin, ConfigException error) {
    return new ConfigProblem(origin, 0, "", "", problem(origin, error).message());
  }

  private static String inShort(String message) {
    if (message.contains("end of file")) {
      return "the file ends within a section or a list: a closing } or ] is missing";
    }
    String said =
        message
            .replaceFirst("(?s) \\(if you intended.*", "")
            .replaceFirst("expecting a close parentheses '\\)' here, not:", "not expected here:")
            .strip();
    return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }
}
