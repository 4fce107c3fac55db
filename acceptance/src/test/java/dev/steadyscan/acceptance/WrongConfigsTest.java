package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Configs that are wrong, each in its own way: one line says where and what, the exit status is 2,
 * and nothing has happened. They lie in {@code src/test/resources/wrong}.
 */
class WrongConfigsTest {
  @TempDir private Path temporary;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unclosed          | 15 | closing }
          unknown-key       | 13 | scan.capture.timout is not known; did you mean timeout?
          missing-value     |  4 | scan.pattern.heights-mm is missing
          wrong-type        | 13 | scan.capture.attempts is often; it has to be a whole number
          wrong-unit        | 13 | the unit mm is not known; write a duration like
          out-of-range      | 13 | scan.capture.attempts is 0; it has to be between 1 and 100
          set-twice         | 14 | scan.capture.timeout is set twice: 2 s in line 13, 3 s in line 14
          missing-include   |  2 | not-here.conf does not exist
          unknown-type      | 11 | no plugin offers such a camera; did you mean simulator?
          wrong-name        | 11 | Left_1
          not-nested        | 13 | scan.capture.timeout is 40 s, longer than scan.capture.point-limit, 35 s
          unresolved        |  9 | ${quiet}
          refused-by-plugin | 18 | slow needs it
          """)
  void isRefusedInOneLine(String name, int line, String message) throws Exception {
    Path config = config(name);
    Path output = temporary.resolve("scans");
    Command command = Command.ofCheckout(temporary);
    Finished run = command.run("run", config.toString(), "--output", output.toString());
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.err())
        .singleElement()
        .satisfies(
            text -> assertThat(text).startsWith(config + ":" + line + ": ").contains(message));
    assertThat(run.out()).isEmpty();
    assertThat(output).doesNotExist();
    assertThat(command.folder()).isEmptyDirectory();
  }

  @Test
  void everyWrongConfigIsTried() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.resource("wrong"))) {
      assertThat(files).hasSize(13);
    }
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws Exception {
    Finished run =
        Command.ofCheckout(temporary)
            .run(
                "run",
                config("unknown-key").toString(),
                "--set",
                "scan.repair.passes=-1",
                "--set",
                "plugins.simulator.time-scale=fast");
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.err())
        .hasSize(3)
        .anyMatch(line -> line.contains(":13: scan.capture.timout"))
        .anyMatch(line -> line.startsWith("--set scan.repair.passes=-1: "))
        .anyMatch(line -> line.startsWith("--set plugins.simulator.time-scale=fast: "));
  }

  private static Path config(String name) {
    return Checkout.resource("wrong").resolve(name + ".conf");
  }
}
