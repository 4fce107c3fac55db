package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Locale;

/** Says in one sentence what HOCON's parser found. */
final class HoconErrors {
  private static final int LONGEST = 300;

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
    if (message.contains("include keyword")) {
      return "include has to be followed by the name of a file in quotes";
    } else if (message.contains("got wrong token: end of file")) {
      return "the file ends where a value is missing";
    } else if (message.contains("Cannot concatenate")) {
      return "a text, a list and a section cannot be put together to one value";
    } else if (message.contains("object at file root")) {
      return "a config has keys and sections; this is a list";
    } else if (message.contains("end of file")) {
      return "the file ends within a section or a list: a closing } or ] is missing";
    }
    String said =
        message
            .replaceFirst("(?s) \\(if you intended.*", "")
            .replaceFirst("expecting a close parentheses '\\)' here, not:", "not expected here:")
            .strip();
    if (said.isEmpty()) {
      return "HOCON's parser refuses it";
    }
    said = PlainText.inShort(said, LONGEST);
    return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }
}
