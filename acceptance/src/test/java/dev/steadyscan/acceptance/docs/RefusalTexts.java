package dev.steadyscan.acceptance.docs;

import dev.steadyscan.acceptance.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the plugin catalog may say of a plugin that it refuses, as it stands in its sources. */
final class RefusalTexts {
  private static final Path SOURCES =
      Checkout.root().resolve("core/src/main/java/dev/steadyscan/core/plugin");

  /** The statement that makes a refusal, or the method that finds its words. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "new PluginRefusedException\\(.*?;|new Refusal\\(.*?;|refusal\\(.*?;|refused\\(.*?;"
              + "|String reason\\(.*?\\n  }",
          Pattern.DOTALL);

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private RefusalTexts() {}

  /** The parts of two words and more that are the same in every message. */
  static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      String sources = files.sorted().map(RefusalTexts::read).collect(Collectors.joining());
      return REFUSAL
          .matcher(sources)
          .results()
          .flatMap(refusal -> LITERAL.matcher(refusal.group()).results())
          .map(literal -> literal.group(1).replace("\\'", "'").strip())
          .filter(text -> text.contains(" "))
          .distinct()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
