package dev.steadyscan.acceptance;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configs that nobody writes by mistake end the command as those do that somebody did. */
class HostileConfigsTest {
  @TempDir private Path temporary;

  @Test
  void nestedTooDeep() throws Exception {
    String deep = "a {".repeat(100_000) + "}".repeat(100_000);
    assertRefused(write(deep.getBytes(UTF_8)), "nested more than 50 deep");
  }

  @Test
  void includesItself() throws Exception {
    assertRefused(write("include \"hostile.conf\"\n".getBytes(UTF_8)), "hostile.conf");
  }

  @Test
  void inAnotherEncoding() throws Exception {
    assertRefused(write("scan { name = demo }".getBytes(UTF_16)), "UTF-8");
  }

  @Test
  void aFolder() throws Exception {
    assertRefused(Files.createDirectory(temporary.resolve("hostile.conf")), "folder");
  }

  @Test
  void noNumberWhereOneHasToBe() throws Exception {
    assertRefused(write("scan.capture.timeout = -NaN s\n".getBytes(UTF_8)), "scan.capture.timeout");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(temporary.resolve("hostile.conf"), bytes);
  }

  private void assertRefused(Path config, String why) throws Exception {
    Path output = temporary.resolve("scans");
    Command command = Command.ofCheckout(temporary);
    Finished run = command.run("run", config.toString(), "--output", output.toString());
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.err()).isNotEmpty().allMatch(line -> line.startsWith(config.toString()));
    assertThat(run.err()).as(run.toString()).anyMatch(line -> line.contains(why));
    assertThat(run.out()).isEmpty();
    assertThat(output).doesNotExist();
    assertThat(command.folder()).isEmptyDirectory();
  }
}
