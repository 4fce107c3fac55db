package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLimitsTest {

  @Test
  void whatIsJustWithinALimitIsTaken() {
    assertTaken("a {".repeat(50) + "}".repeat(50));
    assertTaken("a = " + "[".repeat(50) + "]".repeat(50));
    assertTaken("k".repeat(300) + " = 1");
    assertTaken("a = " + "b ".repeat(100));
    assertTaken("a = " + "[1]".repeat(100));
    assertTaken("a = 1\n".repeat(5_000));
    assertTaken("a = [" + "1,".repeat(4_999) + "]");
    assertTaken("a += 1\n".repeat(100));
    assertTaken("a = ${b}\n".repeat(100));
  }

  @Test
  void whatIsJustBeyondIsRefused() {
    assertRefused("a {".repeat(51) + "}".repeat(51), "50 deep");
    assertRefused("a = " + "[".repeat(51) + "]".repeat(51), "50 deep");
    assertRefused("k".repeat(301) + " = 1", "300 characters");
    assertRefused("a = " + "b ".repeat(101), "100 pieces");
    assertRefused("a = " + "[1]".repeat(101), "100 pieces");
    assertRefused("a = " + "\"b\"".repeat(101), "100 pieces");
    assertRefused("a = 1\n".repeat(5_001), "5000 keys");
    assertRefused("a = [" + "1,".repeat(5_000) + "]", "5000 keys");
    assertRefused("a += 1\n".repeat(101), "100 substitutions");
    assertRefused("a = ${b}\n".repeat(101), "100 substitutions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# { { { [ [ [",
        "// ${a} ${a}",
        "a = \"{ [ ${a} , = \"",
        "a = \"\"\"\n{[\n\"\"\"",
        "} ] } ]"
      })
  void countsNothingInCommentsAndTexts(String text) {
    assertTaken(("\n" + text + "\n").repeat(60));
  }

  @Test
  void piecesCountAnewInEachValueAndGoOnBehindASection() {
    String half = "b ".repeat(60);
    assertTaken("a = " + half + "\nb = " + half + ", c = " + half);
    assertTaken("a = [ " + half + ", " + half + " ]");
    assertRefused(
        "a = {b=1}" + "{b=1}".repeat(60) + "{c = " + half + "}" + "{}".repeat(60), "pieces");
  }

  @Test
  void allFilesCountTogether() {
    ConfigLimits limits = new ConfigLimits();
    for (int i = 0; i < 100; i++) {
      assertThat(limits.add("a = 1")).isEmpty();
    }
    assertThat(limits.add("a = 1"))
        .contains(
            new ConfigLimits.Excess(
                0, "the config has more than 100 files, includes counted each time"));

    ConfigLimits large = new ConfigLimits();
    assertThat(large.add("#".repeat(TextFile.LARGEST))).isEmpty();
    assertThat(large.add("#"))
        .contains(
            new ConfigLimits.Excess(
                0, "the config is larger than 1 MiB with all that it includes"));
  }

  @Test
  void keysHaveNoMorePartsAndCharactersThanTheLimits() {
    assertThat(ConfigLimits.wrongKey(List.of("k".repeat(300)))).isEmpty();
    assertThat(ConfigLimits.wrongKey(List.of("k".repeat(301))))
        .contains("a key is longer than 300 characters");
    assertThat(ConfigLimits.wrongKey(java.util.Collections.nCopies(50, "a"))).isEmpty();
    assertThat(ConfigLimits.wrongKey(java.util.Collections.nCopies(51, "a")))
        .contains("sections are nested more than 50 deep");
  }

  private static void assertTaken(String text) {
    assertThat(new ConfigLimits().add(text)).isEmpty();
  }

  private static void assertRefused(String text, String why) {
    Optional<ConfigLimits.Excess> excess = new ConfigLimits().add(text);
    assertThat(excess).isPresent();
    assertThat(excess.get().message()).contains(why);
  }
}
