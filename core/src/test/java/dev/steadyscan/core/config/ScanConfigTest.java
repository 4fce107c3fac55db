package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.error.FailureKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanConfigTest {
  static final String LEAST =
      """
      scan {
        name = demo
        pattern { type = grid, columns = 4 }
        motion { type = axes }
        cameras { left { type = cam } }
      }
      """;

  @Test
  void pinsEveryCoreKeyAndItsDefault() throws Exception {
    JsonNode scan = TestOffers.read(LEAST).resolved().get("scan");
    Map<String, String> keys = new TreeMap<>();
    flatten("scan", scan, keys);
    keys.keySet().removeIf(key -> key.startsWith("scan.cameras"));

    assertThat(keys)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("scan.name", "demo"),
                Map.entry("scan.output", "scans"),
                Map.entry("scan.stop-limit", "10 s"),
                Map.entry("scan.pattern.type", "grid"),
                Map.entry("scan.pattern.columns", "4"),
                Map.entry("scan.motion.type", "axes"),
                Map.entry("scan.motion.speed", "45"),
                Map.entry("scan.motion.settle", "250 ms"),
                Map.entry("scan.capture.mode", "together"),
                Map.entry("scan.capture.gap", "100 ms"),
                Map.entry("scan.capture.timeout", "10 s"),
                Map.entry("scan.capture.attempts", "3"),
                Map.entry("scan.capture.point-limit", "35 s"),
                Map.entry("scan.recovery.policy", "stop-clear-wait-restart"),
                Map.entry("scan.recovery.wait-after-stop", "0.5 s"),
                Map.entry("scan.recovery.wait-after-start", "0.3 s"),
                Map.entry("scan.recovery.backoff", "0.5 s"),
                Map.entry("scan.repair.passes", "1"),
                Map.entry("scan.trouble.on-failure.timeout", "go-on"),
                Map.entry("scan.trouble.on-failure.stalled", "go-on"),
                Map.entry("scan.trouble.on-failure.buffer-rejected", "go-on"),
                Map.entry("scan.trouble.on-failure.bad-frame", "go-on"),
                Map.entry("scan.trouble.on-failure.gone", "go-on"),
                Map.entry("scan.trouble.on-failure.no-memory", "go-on"),
                Map.entry("scan.trouble.on-failure.busy", "go-on"),
                Map.entry("scan.trouble.on-failure.backpressure", "go-on"),
                Map.entry("scan.trouble.on-failure.not-saved", "go-on"),
                Map.entry("scan.trouble.on-failure.setting-refused", "go-on"),
                Map.entry("scan.trouble.on-failure.defect", "go-on"),
                Map.entry("scan.trouble.failures-in-a-row", "50"),
                Map.entry("scan.trouble.camera-out-of-service", "go-on"),
                Map.entry("scan.trouble.max-wait", "30 min"),
                Map.entry("scan.write.format", "jpeg"),
                Map.entry("scan.write.quality", "95"),
                Map.entry("scan.write.in-flight", "256 MiB"),
                Map.entry("scan.write.timeout", "30 s")));
  }

  @Test
  void readsTheDefaultsAsTypes() throws Exception {
    ScanConfig config = TestOffers.read(LEAST);

    assertThat(config.name()).isEqualTo("demo");
    assertThat(config.output()).isEqualTo(Path.of("scans"));
    assertThat(config.stopLimit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.settle()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.capture())
        .isEqualTo(
            new CaptureConfig(
                CaptureMode.TOGETHER,
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                3,
                Duration.ofSeconds(35)));
    assertThat(config.repair()).isEqualTo(new RepairConfig(1));
    assertThat(config.trouble()).isEqualTo(TroubleConfig.defaults());
    assertThat(config.write())
        .isEqualTo(new WriteConfig(ImageFormat.JPEG, 95, 256L << 20, Duration.ofSeconds(30)));
    assertThat(config.pattern().plugin()).isEqualTo("rig");
    assertThat(config.pattern().type()).isEqualTo("grid");
    assertThat(config.cameras().get("left").recovery().plugin()).isEqualTo("steadyscan");
    assertThat(config.cameras().get("left").recovery().type()).isEqualTo("stop-clear-wait-restart");
  }

  @Test
  void keepsTheCamerasInTheOrderOfTheFile() throws Exception {
    ScanConfig config =
        TestOffers.read(
            """
            scan {
              name = demo
              pattern { type = grid, columns = 4 }
              motion { type = axes }
              cameras { zoe { type = cam }, anna { type = cam }, mia = ${scan.cameras.zoe} }
              cameras.bob.type = cam
              cameras.anna.rows = 5
            }
            """);

    assertThat(config.cameras().keySet()).containsExactly("zoe", "anna", "mia", "bob");
    assertThat(config.resolved().at("/scan/cameras").fieldNames())
        .toIterable()
        .containsExactly("zoe", "anna", "mia", "bob");
  }

  @Test
  void everyBuiltInPolicyIsGoodByItsDefaults() throws Exception {
    for (String policy : List.of("none", "stop-clear-wait-restart", "escalate")) {
      ScanConfig config = TestOffers.read(LEAST + "scan.recovery.policy = " + policy);

      assertThat(config.cameras().get("left").recovery().type()).isEqualTo(policy);
    }
  }

  @Test
  void readsWhatIsDoneAboutTrouble() throws Exception {
    TroubleConfig trouble =
        TestOffers.read(
                LEAST
                    + """
                    scan.trouble {
                      on-failure { gone = stop, no-memory = pause }
                      failures-in-a-row = 0
                      camera-out-of-service = stop
                      max-wait = 2 h
                    }
                    """)
            .trouble();

    assertThat(trouble.onFailure().of(FailureKind.GONE)).isEqualTo(TroubleAction.STOP);
    assertThat(trouble.onFailure().of(FailureKind.NO_MEMORY)).isEqualTo(TroubleAction.PAUSE);
    assertThat(trouble.onFailure().of(FailureKind.TIMEOUT)).isEqualTo(TroubleAction.GO_ON);
    assertThat(trouble.failuresInARow()).isZero();
    assertThat(trouble.cameraOutOfService()).isEqualTo(TroubleAction.STOP);
    assertThat(trouble.maxWait()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void aCamerasRecoveryReplacesTheScans() throws Exception {
    ScanConfig config =
        TestOffers.read(
            LEAST
                + """
                scan.recovery { backoff = 2 s }
                scan.cameras.right { type = cam, recovery { policy = none } }
                """);

    assertThat(config.cameras().get("left").recovery().settings())
        .hasToString("Settings[waitAfterStop=PT0.5S, waitAfterStart=PT0.3S, backoff=PT2S]");
    assertThat(config.cameras().get("right").recovery().type()).isEqualTo("none");
    assertThat(config.resolved().at("/scan/cameras/right/recovery/policy").asText())
        .isEqualTo("none");
  }

  @Test
  void canBeReadAgainFromWhatItResolvedTo() throws Exception {
    ScanConfig first =
        TestOffers.read(
            LEAST
                + """
                scan.cameras.left {
                  lens = narrow, stops = [1, 2.5], registers { "a.b" = 1, z = 2, c = 3 }, folder = "a b"
                  colour = bright-red, memory = 2 MiB, filters = [ { kind = wide, focus-mm = 1e-5 } ]
                }
                plugins.rig.name = "with \\"quotes\\" and ${x}"
                """);

    ScanConfig again = TestOffers.read(first.resolved().toString());

    assertThat(again.resolved().toString()).isEqualTo(first.resolved().toString());
    assertThat(again.cameras().get("left").camera().settings())
        .isEqualTo(first.cameras().get("left").camera().settings());
    assertThat(again.motion().settings()).isEqualTo(first.motion().settings());
    assertThat(again.capture()).isEqualTo(first.capture());
  }

  @Test
  void valuesOfTheCommandLineOverrideTheFile() throws Exception {
    ScanConfig config =
        TestOffers.read(
            LEAST,
            "scan.capture.timeout=2 s",
            "scan.output=/tmp/a:b#c",
            "scan.cameras.left.stops=[1, 2]",
            "scan.cameras.right.type=cam",
            "scan.cameras.left.lens.kind=\"x, y\"",
            "scan.capture.attempts=7",
            "scan.capture.attempts=8");

    assertThat(config.capture().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.capture().attempts()).isEqualTo(8);
    assertThat(config.output()).isEqualTo(Path.of("/tmp/a:b#c"));
    assertThat(config.cameras().keySet()).containsExactly("left", "right");
    TestOffers.CamSettings left =
        (TestOffers.CamSettings) config.cameras().get("left").camera().settings();
    assertThat(left.stops()).containsExactly(1.0, 2.0);
    assertThat(left.lens().kind()).isEqualTo("x, y");
  }

  @Test
  void errorsInValuesOfTheCommandLineSaySo() {
    assertThatThrownBy(
            () ->
                TestOffers.read(
                    LEAST + "scan.cameras.left.filters = [ { kind = wide, focus-mm = 1 } ]",
                    "scan.cameras.left.filters=[ { kind = wide, focus-mm = x } ]",
                    "scan.capture.timeout=2",
                    "scan.capture.retries=3",
                    "scan.capture.attempts=[1,",
                    "nothing",
                    "scan..x=1"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "--set scan.capture.timeout=2: scan.capture.timeout is 2; the unit is missing")
        .hasMessageContaining("--set scan.capture.retries=3: scan.capture.retries is not known")
        .hasMessageContaining("--set scan.capture.attempts=[1,: ")
        .hasMessageContaining(
            "--set scan.cameras.left.filters=[ { kind = wide, focus-mm = x } ]:"
                + " scan.cameras.left.filters[0].focus-mm is x;")
        .hasMessageContaining("--set nothing: ")
        .hasMessageContaining("--set scan..x=1: ");
  }

  @Test
  void includesFilesBesideTheFile(@TempDir Path temp) throws Exception {
    Path part = Files.createDirectory(temp.resolve("part"));
    Files.writeString(part.resolve("deeper.conf"), "columns = 4");
    Files.writeString(
        part.resolve("rig.conf"), "pattern { type = grid, include required(\"deeper\") }");
    Path file =
        Files.writeString(
            temp.resolve("a.conf"),
            """
            scan {
              include file("part/rig.conf")
              name = demo, motion.type = axes, cameras.left.type = cam
            }
            """);

    ScanConfig config = TestOffers.reader().read(file, List.of(), TestOffers.offers());

    assertThat(config.pattern().settings())
        .isEqualTo(new TestOffers.GridSettings(4, java.util.Optional.empty()));
    assertThat(config.places().problem("scan.pattern.columns", "", "wrong").toString())
        .isEqualTo(part.resolve("deeper.conf") + ":1: wrong");
  }

  @Test
  void tellsWhereALaterProblemStands() throws Exception {
    ConfigPlaces places = TestOffers.read(LEAST, "scan.output=1").places();

    assertThat(places.problem("scan.pattern", "", "cannot be made"))
        .hasToString("test.conf:3: cannot be made");
    assertThat(places.problem("scan.pattern.rows", "", "x")).hasToString("test.conf:3: x");
    assertThat(places.problem("scan.output", "", "x")).hasToString("--set scan.output=1: x");
    assertThat(places.problem("nowhere", "", "x")).hasToString("test.conf: x");
    assertThat(places.problem("not..a..path", "", "x")).hasToString("test.conf: x");
  }

  @Test
  void sortsProblemsByFileAndLineAndKeepsEachOnce() {
    ConfigProblem late = new ConfigProblem("a.conf", 10, "k", "", "late");
    ConfigProblem early = new ConfigProblem("a.conf", 9, "k", "", "early");
    ConfigProblem set = new ConfigProblem("--set a=1", 0, "k", "", "set");

    ConfigException thrown = new ConfigException(List.of(set, late, early, late));

    assertThat(thrown).hasMessage("a.conf:9: early\na.conf:10: late\n--set a=1: set");
    assertThat(thrown.problems()).containsExactly(early, late, set);
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (!node.isObject()) {
      into.put(path, node.asText());
      return;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.forEach(name -> flatten(path + "." + name, node.get(name), into));
  }
}
