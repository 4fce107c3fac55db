package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the folder of plugins, and what becomes of what is missing or broken. */
class PluginFolderTest {
  private static final String SHORT = "scan.pattern.rotations-deg.count=2";
  private static final String NO_FAULT = "plugins.simulator.faults=[]";
  private static final String FAST = "plugins.simulator.time-scale=1000";

  @TempDir private Path temporary;

  @Test
  void aPluginThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
    Path plugins = Files.createDirectory(temporary.resolve("plugins"));
    copy("steadyscan-pattern-cylindrical.zip", plugins);
    assertThat(refusedDemo(plugins))
        .anyMatch(line -> line.contains("the plugin 'simulator' is not loaded"))
        .anyMatch(line -> line.contains("pattern-cylindrical"));
  }

  @Test
  void aPluginThatIsBrokenIsNamedWithTheReason() throws Exception {
    Path plugins = Files.createDirectory(temporary.resolve("plugins"));
    copy("steadyscan-pattern-cylindrical.zip", plugins);
    Files.writeString(plugins.resolve("steadyscan-simulator.zip"), "half a dow");
    assertThat(refusedDemo(plugins))
        .anyMatch(line -> line.contains("not loaded: steadyscan-simulator.zip: it is not a zip"));
  }

  @Test
  void brokenZipsTakeNoGoodOneDown() throws Exception {
    Path plugins = withBrokenOnes();
    Finished run = runDemo(plugins, temporary.resolve("scans"));
    assertThat(run.status()).as(run.toString()).isZero();
  }

  @Test
  void brokenZipsAreListedWithTheReason() throws Exception {
    Path plugins = withBrokenOnes();
    Finished run = Command.ofCheckout(temporary).run("plugins", plugins.toString());
    assertThat(String.join("\n", run.out()))
        .contains("simulator", "replay", "cylindrical", "stop-clear-wait-restart")
        .containsPattern("junk\\.zip\\s+\\S")
        .containsPattern("empty\\.zip\\s+\\S");
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
  }

  private List<String> refusedDemo(Path plugins) throws IOException, InterruptedException {
    Path output = temporary.resolve("scans");
    Finished run = runDemo(plugins, output);
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(output).doesNotExist();
    return run.err();
  }

  private Finished runDemo(Path plugins, Path output) throws IOException, InterruptedException {
    return Command.ofCheckout(temporary)
        .run(
            "run",
            Checkout.demo().toString(),
            "--output",
            output.toString(),
            "--plugins",
            plugins.toString(),
            "--set",
            SHORT,
            "--set",
            NO_FAULT,
            "--set",
            FAST);
  }

  private Path withBrokenOnes() throws IOException {
    Path plugins = Files.createDirectory(temporary.resolve("plugins"));
    Files.writeString(plugins.resolve("junk.zip"), "no zip at all");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(plugins.resolve("empty.zip")))) {
      zip.putNextEntry(new ZipEntry("lib/"));
      zip.closeEntry();
    }
    copy("steadyscan-pattern-cylindrical.zip", plugins);
    copy("steadyscan-simulator.zip", plugins);
    return plugins;
  }

  private static void copy(String zip, Path plugins) throws IOException {
    Files.copy(Checkout.plugins().resolve(zip), plugins.resolve(zip));
  }
}
