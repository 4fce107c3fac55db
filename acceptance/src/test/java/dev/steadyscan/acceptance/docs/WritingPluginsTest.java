package dev.steadyscan.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That docs/writing-plugins.md shows what is there. */
class WritingPluginsTest {
  private static final Path DOCS = Checkout.root().resolve("docs");
  private static final Path EXAMPLE = Checkout.root().resolve("examples/third-party-plugin");
  private static final Pattern VERSION_OF_PLUGIN =
      Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>(.*?)</version>");

  @Test
  void everyBlockOfCodeIsFromTheFileBeforeIt() throws IOException {
    assertThat(CodeBlock.of(page()))
        .hasSizeGreaterThan(12)
        .allSatisfy(
            block -> {
              Path file = DOCS.resolve(block.file()).normalize();
              assertThat(file).as(block.code()).startsWith(EXAMPLE).isRegularFile();
              assertThat("\n" + Files.readString(file))
                  .as(block.file())
                  .contains("\n" + block.code());
            });
  }

  @Test
  void everyRefusalIsExplained() throws IOException {
    assertThat(RefusalTexts.all()).hasSizeGreaterThan(30);
    assertThat(page()).contains(RefusalTexts.all());
  }

  @Test
  void theExampleIsBuiltWithTheVersionsOfOurBuild() throws IOException {
    String ours = Files.readString(Checkout.root().resolve("pom.xml"));
    String theirs = Files.readString(EXAMPLE.resolve("pom.xml"));
    assertThat(versionsOfPlugins(theirs)).hasSizeGreaterThan(3);
    assertThat(versionsOfPlugins(ours)).containsAllEntriesOf(versionsOfPlugins(theirs));
    assertThat(theirs)
        .contains(line(ours, "<pf4j.version>"), line(ours, "<junit.version>"))
        .contains("<steadyscan.version>" + Checkout.version() + "<");
  }

  @Test
  void theExampleRequiresWhatOursRequire() throws IOException {
    String ours = Files.readString(Checkout.root().resolve("plugin-template/plugin.properties"));
    assertThat(EXAMPLE.resolve("src/main/plugin/plugin.properties"))
        .content()
        .contains(line(ours, "plugin.requires="));
  }

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("writing-plugins.md"));
  }

  private static String line(String text, String part) {
    List<String> found = text.lines().filter(line -> line.contains(part)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Map<String, String> versionsOfPlugins(String pom) {
    return VERSION_OF_PLUGIN
        .matcher(pom)
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(1), found -> found.group(2), (a, b) -> a, TreeMap::new));
  }
}
