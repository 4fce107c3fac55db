package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.command.OfflineMaven;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plugin of {@code examples/third-party-plugin}: built as its author builds it, away from the
 * checkout and from our installed jars alone, then dropped into a folder and used by a scan.
 */
@Timeout(600)
class ThirdPartyPluginTest {
  private static final Path SOURCES = Checkout.root().resolve("examples/third-party-plugin");

  /** Hangs at its third call, fails at its fifth, and else takes a picture. */
  private static final String SHOOT =
      """
      calls=$(($(cat calls 2>/dev/null || echo 0) + 1))
      echo "$calls" >calls
      case $calls in
        3) exec sleep 600 ;;
        5) echo 'no camera found'; exit 1 ;;
      esac
      cp picture.jpg "$1"
      """;

  @TempDir private Path temporary;

  @Test
  void isBuiltFromTheInstalledJarsAndUsedByAScan() throws Exception {
    Path plugins = withOurs(build());
    assertThatItIsListed(plugins);
    ScanFolder scan = scan(plugins);

    List<Shot> shots = scan.journal().shots();
    assertThat(shots).hasSize(6).allMatch(Shot::isCompleted);
    for (Shot shot : shots) {
      assertThat(scan.bytes(shot)).as(shot.file()).isEqualTo(Files.readAllBytes(picture()));
      assertThat(shot.axis("height")).as(shot.file()).isEqualTo(10 + 20.0 * shot.step());
    }
    assertThat(recoveries(scan))
        .anyMatch(line -> line.startsWith("TIMEOUT restart "))
        .contains("GONE replace [\"no camera found\"]");
  }

  private Path build() throws IOException, InterruptedException {
    OfflineMaven maven = OfflineMaven.with(emptied("target/third-party/repository"));
    assertThat(maven.hasOurs()).as("anything of ours in the repository").isFalse();
    maven.install("steadyscan", Checkout.root().resolve("pom.xml"));
    for (String module : List.of("api", "guard", "testkit")) {
      Path folder = Checkout.root().resolve(module);
      String artifact = "steadyscan-" + module;
      Path jar = folder.resolve("target/%s-%s.jar".formatted(artifact, Checkout.version()));
      maven.install(artifact, folder.resolve("pom.xml"), jar);
    }
    Path project = temporary.resolve("plugin");
    copyAllBut("target", SOURCES, project);
    Finished built = maven.run(project, "verify");
    assertThat(built.status()).as(built.toString()).isZero();
    assertThat(built.out()).anyMatch(line -> line.matches(".*Tests run: [1-9]\\d+, .*"));
    return project.resolve("target/example-scanner.zip");
  }

  private Path withOurs(Path zip) throws IOException {
    Path plugins = Files.createDirectory(temporary.resolve("plugins"));
    Files.copy(zip, plugins.resolve(zip.getFileName()));
    for (Path ours : PluginZipsTest.zips()) {
      Files.copy(ours, plugins.resolve(ours.getFileName()));
    }
    return plugins;
  }

  private void assertThatItIsListed(Path plugins) throws IOException, InterruptedException {
    Finished listed = Command.ofCheckout(temporary).run("plugins", plugins.toString());
    assertThat(listed.status()).as(listed.toString()).isZero();
    assertThat(listed.out())
        .anyMatch(line -> line.startsWith("example-scanner 1.0.0 (example-scanner.zip): "))
        .anyMatch(line -> line.matches(" *camera +command"))
        .anyMatch(line -> line.matches(" *pattern +golden"))
        .anyMatch(line -> line.matches(" *recovery +patient"));
  }

  private ScanFolder scan(Path plugins) throws IOException, InterruptedException {
    Command command = Command.ofCheckout(temporary);
    SamplePictures.write(Files.createDirectory(temporary.resolve("pictures")), 1);
    Files.copy(picture(), command.folder().resolve("picture.jpg"));
    Files.writeString(command.folder().resolve("shoot.sh"), SHOOT);
    Finished run =
        command.run(
            "run",
            Checkout.resource("third-party.conf").toString(),
            "--plugins",
            plugins.toString(),
            "--output",
            temporary.resolve("scans").toString());
    assertThat(run.status()).as(run.toString()).isZero();
    return ScanFolder.only(temporary.resolve("scans"));
  }

  private Path picture() {
    return temporary.resolve("pictures/00.jpeg");
  }

  /** What failed, what the policy decided, and what the program had said. */
  private static List<String> recoveries(ScanFolder scan) {
    return scan.journal().bodies("recovery").stream().map(ThirdPartyPluginTest::recovery).toList();
  }

  private static String recovery(JsonNode body) {
    return "%s %s %s"
        .formatted(
            body.get("kind").asText(),
            body.get("decision").get("name").asText(),
            body.withArray("evidence"));
  }

  private static Path emptied(String name) throws IOException {
    Path folder = Checkout.root().resolve("acceptance").resolve(name);
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    return folder;
  }

  private static void copyAllBut(String left, Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(path -> !from.relativize(path).startsWith(left)).toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
