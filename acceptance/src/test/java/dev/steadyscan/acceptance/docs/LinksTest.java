package dev.steadyscan.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the links of the pages lead somewhere. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):]+)\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(Checkout.root());
        Stream<Path> docs = Files.walk(Checkout.root().resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkOfAPageLeadsToAFile(Path page) throws IOException {
    List<String> targets =
        LINK.matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1).replaceFirst("#.*", ""))
            .toList();
    assertThat(targets).allSatisfy(to -> assertThat(page.resolveSibling(to)).exists());
  }
}
