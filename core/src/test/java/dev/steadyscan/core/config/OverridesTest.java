package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the command line that are wrong, each with all that is said of it. */
class OverridesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          scan.name                       | write it as key=value
          =x                              | write it as key=value
          scan=5                          | scan is 5; it has to be a section { ... }
          scan.cameras=null               | scan.cameras is null; it has to be a section { ... }
          scan.name=                      | scan.name is ''; a name begins with a letter or a digit and has lower-case letters, digits and dashes only
          scan.motion={ include "/x" }    | only a file can include another one
          scan.motion={ type = axes }, a=1| write one value alone
          scan.name="a", scan.name="b"    | scan.name is set twice: "a" in line 1, "b" in line 1; keep one of them
          scan.capture.attempts=[1,       | the file ends within a section or a list: a closing } or ] is missing
          scan.output=${NOBODY_SETS_THIS} | scan.output is ${NOBODY_SETS_THIS}, which has no value
          a b=1                           | "a b" is not known; known: plugins, scan
          """)
  void isRefusedByName(String set, String told) {
    assertThat(told(List.of(set))).containsExactly("--set " + set + ": " + told);
  }

  @Test
  void whatActsOnATerminalIsNotPassedOn() {
    assertThat(told(List.of("scan.motion.speed=\u001b[2J")))
        .containsExactly(
            "--set scan.motion.speed=\\u001b[2J: scan.motion.speed is \\u001b[2J; it has to be a"
                + " number; U+001B in it is ESCAPE");
  }

  @Test
  void keysThatAreTooDeepOrTooLongAreRefused() {
    assertThat(told(List.of("a.".repeat(60) + "b=1")))
        .singleElement()
        .asString()
        .endsWith("...: sections are nested more than 50 deep");
    assertThat(told(List.of("a.".repeat(10_000) + "b=1")))
        .singleElement()
        .asString()
        .endsWith("...: the key is too long");
    assertThat(told(List.of("a=" + "[".repeat(10_000))))
        .singleElement()
        .asString()
        .endsWith("...: sections and lists are nested more than 50 deep");
  }

  @Test
  void aBombInTwoPlacesIsSeen() throws Exception {
    StringBuilder bomb = new StringBuilder(ScanConfigTest.LEAST).append("k0 = abcdefgh\n");
    for (int i = 1; i <= 12; i++) {
      bomb.append(String.format("k%d = ${k%d}${k%d}\n", i, i - 1, i - 1));
    }
    String set = "scan.cameras.left.lens.kind=" + "${k12}".repeat(20);
    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> TestOffers.read(bomb.toString(), set));

    assertThat(thrown.problems())
        .singleElement()
        .hasToString(
            "--set "
                + set.substring(0, 100)
                + "...: scan.cameras.left.lens.kind stands for more than 256 KiB by its"
                + " substitutions");
  }

  @Test
  void moreThanAnybodyWritesAreRefused() throws Exception {
    List<String> most = Collections.nCopies(500, "scan.name=x");

    assertThat(TestOffers.read(ScanConfigTest.LEAST, most.toArray(String[]::new)).name())
        .isEqualTo("x");
    assertThat(told(Collections.nCopies(501, "scan.name=x")))
        .containsExactly("--set: there are more than 500 of them");
  }

  private static List<String> told(List<String> sets) {
    ConfigException thrown =
        catchThrowableOfType(
            ConfigException.class,
            () -> TestOffers.read(ScanConfigTest.LEAST, sets.toArray(String[]::new)));
    assertThat(thrown).as("problems").isNotNull();
    return thrown.problems().stream().map(ConfigProblem::toString).toList();
  }
}
