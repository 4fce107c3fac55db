package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.folder.Hash;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import dev.steadyscan.acceptance.folder.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo, as the README has it, but with its config copied away and started in another folder;
 * and what it leaves, held against the contract field by field.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DemoRunTest {
  /** What people find around the point where the left camera hangs, in this order. */
  private static final Story STORY =
      Story.of(
          "step 70 left: CAPTURING, attempt 1",
          "step 70 left: .*attempt 1.*capture timeout.* 2 s.*",
          "left: recovery: stopped .*",
          "left: recovery: started .*",
          "left: recovery completed .*",
          "step 70 left: CAPTURING, attempt 2",
          "step 70 left: taken at attempt 2.*");

  private Finished run;
  private ScanFolder folder;

  @BeforeAll
  void runTheDemo(@TempDir Path temporary) throws Exception {
    Path config = Files.createDirectories(temporary.resolve("elsewhere")).resolve("mine.conf");
    Files.copy(Checkout.demo(), config);
    Path output = temporary.resolve("scans");
    run =
        Command.ofCheckout(temporary).run("run", config.toString(), "--output", output.toString());
    assertThat(run.status()).as(run.toString()).isZero();
    folder = ScanFolder.only(output);
    System.out.printf("The demo took %.1f s with its start.%n", run.took().toMillis() / 1e3);
  }

  @Test
  void takesEveryPicture() throws IOException {
    assertThat(folder.journal().shots()).hasSize(288).allMatch(Shot::isCompleted);
    assertThat(folder.images())
        .isEqualTo(folder.journal().shots().stream().map(Shot::file).collect(Collectors.toSet()));
  }

  @Test
  void picturesShowWhatTheirRecordsSay() throws IOException {
    folder.assertThatPicturesAreRight();
  }

  @Test
  void triesThePictureOfTheFaultTwice() {
    assertThat(folder.journal().shots())
        .filteredOn(shot -> shot.attempts() != 1)
        .singleElement()
        .hasToString("main 70 left 0")
        .returns(2, Shot::attempts);
  }

  @Test
  void visitsEveryPlaceOnce() {
    Set<String> places = new HashSet<>();
    for (Shot shot : folder.journal().shots()) {
      if (shot.camera().equals("left")) {
        places.add(shot.axis("rotation") + " " + shot.axis("height"));
      }
    }
    Set<String> expected =
        Stream.iterate(0, i -> i + 1)
            .limit(144)
            .map(i -> i % 36 * 10.0 + " " + i / 36 * 50.0)
            .collect(Collectors.toSet());
    assertThat(places).isEqualTo(expected);
  }

  @Test
  void theScanIsNamedAfterItsConfigAndItsTime() {
    assertThat(folder.root().getFileName().toString()).matches("demo-\\d{8}-\\d{6}");
    assertThat(folder.scan().get("id").asText()).startsWith(folder.root().getFileName().toString());
  }

  @Test
  void scanJsonIsAsInTheContract() throws IOException {
    JsonNode scan = folder.scan();
    assertThat(scan.fieldNames())
        .toIterable()
        .contains("format", "id", "state", "counts", "points", "plugins", "pattern", "config");
    assertThat(scan.get("format").asInt()).isEqualTo(1);
    assertThat(folder.state()).isEqualTo("completed");
    assertThat(scan.get("counts")).hasToString("{\"planned\":288,\"completed\":288,\"failed\":0}");
    assertThat(scan.get("points")).hasToString("{\"planned\":144,\"completed\":144,\"failed\":0}");
    assertThat(scan.get("pattern").get("type").asText()).isEqualTo("cylindrical");
    assertThat(scan.get("pattern").get("size").asInt()).isEqualTo(144);
    assertThat(scan.get("pattern").get("sha256").asText()).matches("[0-9a-f]{64}");
    Map<String, String> zips =
        Map.of(
            "simulator", "steadyscan-simulator.zip",
            "pattern-cylindrical", "steadyscan-pattern-cylindrical.zip");
    assertThat(scan.get("plugins")).hasSameSizeAs(zips.keySet());
    for (JsonNode plugin : scan.get("plugins")) {
      String id = plugin.get("id").asText();
      assertThat(plugin.get("version").asText()).as(id).isNotBlank();
      assertThat(plugin.get("sha256").asText())
          .as(id)
          .isEqualTo(Hash.sha256(Checkout.plugins().resolve(zips.get(id))));
    }
  }

  @Test
  void theConfigIsKeptWithEveryDefault() {
    JsonNode config = folder.scan().get("config");
    assertThat(config.at("/scan/capture/timeout").asText()).isEqualTo("2 s");
    assertThat(config.at("/scan/motion/rotation-deg/speed").asInt()).isEqualTo(45);
    assertThat(config.at("/scan/cameras/left/rows").asInt()).isEqualTo(480);
    assertThat(config.at("/plugins/simulator/faults/0/kind").asText()).isEqualTo("hang");
  }

  @Test
  void theJournalBeginsWithWhatDoesNotChange() {
    JsonNode first = folder.journal().scan();
    assertThat(first.get("format").asInt()).isEqualTo(1);
    assertThat(first.get("name").asText()).isEqualTo("demo");
    assertThat(first.get("planned")).hasToString("{\"shots\":288,\"points\":144}");
    for (String same : List.of("id", "plugins", "pattern", "config")) {
      assertThat(first.get(same)).as(same).isEqualTo(folder.scan().get(same));
    }
  }

  @Test
  void theJournalKeepsTheRecovery() {
    assertThat(folder.journal().bodies("recovery"))
        .singleElement()
        .satisfies(
            recovery -> {
              assertThat(recovery.get("device").asText()).isEqualTo("left");
              assertThat(recovery.get("kind").asText()).isEqualTo("TIMEOUT");
              assertThat(recovery.get("reason").asText()).isNotBlank();
              assertThat(recovery.at("/decision/name").asText()).isEqualTo("restart");
              assertThat(recovery.get("completed").asBoolean()).isTrue();
              assertThat(recovery.get("seconds").asDouble()).isBetween(0.8, 30.0);
            });
  }

  @Test
  void nothingHalfWrittenStays() {
    assertThat(folder.root().resolve(".partial")).isEmptyDirectory();
  }

  @Test
  void theCommandTellsTheStoryOfThePointThatFailed() {
    STORY.assertIsToldBy(run.out());
  }

  @Test
  void theLogTellsTheSameStory() throws IOException {
    STORY.assertIsToldBy(folder.log());
  }
}
