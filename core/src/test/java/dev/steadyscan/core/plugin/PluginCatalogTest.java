package dev.steadyscan.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogTest {
  private static final String STOPPED = "steadyscan.test.stopped";

  @TempDir Path temp;
  private Path folder;
  private Path cache;

  @BeforeEach
  void folders() throws IOException {
    folder = Files.createDirectory(temp.resolve("plugins"));
    cache = temp.resolve("cache");
  }

  @AfterEach
  void properties() {
    System.clearProperty(STOPPED);
    System.clearProperty(HangAwareTime.HUNG);
  }

  @Test
  void loadsAPluginWithItsFactoriesAndItsDefaults() throws Exception {
    Path zip = PluginZip.good("good").inJar("reference.conf", "a = 1").write(file("good.zip"));

    try (PluginCatalog catalog = open()) {
      assertThat(catalog.refused()).isEmpty();
      assertThat(catalog.plugins())
          .singleElement()
          .satisfies(
              plugin -> {
                assertThat(plugin.id()).isEqualTo("good");
                assertThat(plugin.version()).isEqualTo("1.0.0");
                assertThat(plugin.description()).isEqualTo("The plugin good");
                assertThat(plugin.file()).isEqualTo("good.zip");
                assertThat(plugin.sha256()).matches("[0-9a-f]{64}");
              });
      Offer<RecoveryPolicyFactory<?>> offer = catalog.offers().policies().get("good");
      assertThat(offer.plugin()).isEqualTo("good");
      assertThat(offer.kind()).isEqualTo("recovery");
      assertThat(offer.reference()).isEqualTo("a = 1");
      assertThat(offer.settings().getSimpleName()).isEqualTo("Settings");
      assertThat(offer.factory().name()).isEqualTo("good");
    }
    assertThat(zip).exists();
  }

  @Test
  void offersTheBuiltInPoliciesBesideThoseOfPlugins() throws Exception {
    try (PluginCatalog catalog = open()) {
      assertThat(catalog.offers().policies().keySet())
          .containsExactly("escalate", "none", "stop-clear-wait-restart");
      assertThat(catalog.offers().policies().get("none").reference())
          .contains("stop-clear-wait-restart");
    }
  }

  @Test
  void aFolderThatDoesNotExistHoldsNoPlugins() throws Exception {
    try (PluginCatalog catalog = open(temp.resolve("nowhere"))) {
      assertThat(catalog.plugins()).isEmpty();
      assertThat(catalog.refused()).isEmpty();
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsAnError() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining(file.toString())
        .extracting(thrown -> ((ScanException) thrown).code())
        .isEqualTo(ErrorCode.INPUT);
  }

  @Test
  void onlyReadsThePluginFolder() throws Exception {
    PluginZip.good("good").write(file("good.zip"));
    Files.writeString(file("README.md"), "no plugin");
    Files.createDirectory(file("unpacked"));

    try (PluginCatalog catalog = open()) {
      assertThat(catalog.plugins()).hasSize(1);
      assertThat(catalog.refused()).isEmpty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("good.zip", "README.md", "unpacked");
    }
  }

  @Test
  void leavesNothingUnpackedBehind() throws Exception {
    PluginZip.good("good").write(file("good.zip"));
    PluginZip.good("bad").property("plugin.requires", ">=9.0.0").write(file("bad.zip"));

    PluginCatalog catalog = open();
    assertThat(cache).isNotEmptyDirectory();
    catalog.close();

    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void saysTheHashOfTheZip() throws Exception {
    Path zip = PluginZip.good("good").write(file("good.zip"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip));

    assertThat(openAndClose().plugins().get(0).sha256()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void writesNothingWhereThereAreNoPlugins() throws Exception {
    openAndClose();

    assertThat(cache).doesNotExist();
  }

  @Test
  void loadsAnOlderZipThatReplacesANewerOne() throws Exception {
    PluginZip.good("good").write(file("good.zip"));
    openAndClose();
    PluginZip.good("good").property("plugin.version", "0.9.0").write(file("good.zip"));
    Files.setLastModifiedTime(file("good.zip"), FileTime.fromMillis(0));

    assertThat(openAndClose().plugins().get(0).version()).isEqualTo("0.9.0");
  }

  @Test
  void countsASnapshotAsItsVersion() throws Exception {
    PluginZip.good("next").property("plugin.requires", ">=0.2.0").write(file("next.zip"));
    PluginZip.good("exact").property("plugin.requires", "0.1.0").write(file("exact.zip"));

    PluginCatalog catalog = openAndClose();

    assertThat(catalog.plugins()).extracting(PluginInfo::id).containsExactly("exact");
    assertThat(catalog.refused())
        .extracting(Refusal::reason)
        .containsExactly("it requires Steadyscan >=0.2.0, and this is 0.1.0");
  }

  @Test
  void anEmptyIndexInAnotherJarShadowsNothing() throws Exception {
    PluginZip.good("good")
        .library("aaa.jar", Map.of("META-INF/extensions.idx", new byte[0]))
        .library("zzz.jar", Map.of("META-INF/extensions.idx", "# nothing\n".getBytes(UTF_8)))
        .write(file("good.zip"));

    assertThat(openAndClose().offers().policies()).containsKey("good");
  }

  @Test
  void aPluginsOwnCopyOfTheApiIsNotUsed() throws Exception {
    PluginZip.good("good")
        .library("api.jar", PluginZip.copyOf(RecoveryPolicyFactory.class))
        .write(file("good.zip"));

    PluginCatalog catalog = openAndClose();

    assertThat(catalog.refused()).isEmpty();
    assertThat(catalog.offers().policies()).containsKey("good");
  }

  @Test
  void aPluginDoesNotSeeTheHost() throws Exception {
    String look =
        """
        String seen = "";
        for (String name : new String[] {
            "dev.steadyscan.core.plugin.PluginCatalog", "com.typesafe.config.Config",
            "com.fasterxml.jackson.databind.ObjectMapper", "org.junit.jupiter.api.Test"}) {
          try {
            Class.forName(name);
            seen += name + " ";
          } catch (ClassNotFoundException expected) {
          }
        }
        ClassLoader own = getClass().getClassLoader();
        seen += own.getResource("dev/steadyscan/core/config/defaults.conf") == null ? "" : "conf ";
        seen += own.getResource("reference.conf") == null ? "" : "reference ";
        seen += Thread.currentThread().getContextClassLoader() == own ? "" : "context ";
        seen += org.slf4j.LoggerFactory.getILoggerFactory() == null ? "nolog " : "";
        if (!seen.isEmpty()) throw new IllegalStateException("sees " + seen);
        """;
    new PluginZip("curious").policy("acme.Curious", "curious", look).write(file("curious.zip"));

    assertThat(openAndClose().refused()).isEmpty();
  }

  @Test
  void aFactoryKeepsTheNameThatItGaveFirst() throws Exception {
    new PluginZip("fickle")
        .extension(
            "acme.Fickle",
            """
            implements dev.steadyscan.api.plugin.RecoveryPolicyFactory<Fickle.Settings> {
              private int asked;
              public record Settings() {}
              public String name() { return "name-" + asked++; }
              public Class<Settings> settings() { return Settings.class; }
              public dev.steadyscan.api.recovery.RecoveryPolicy create(
                  Settings settings, dev.steadyscan.api.plugin.DeviceContext context) {
                throw new UnsupportedOperationException();
              }
            }
            """)
        .write(file("fickle.zip"));

    Offers offers = openAndClose().offers();

    assertThat(offers.policies()).containsKey("name-0");
    assertThat(offers.policies().get("name-0").name()).isEqualTo("name-0");
  }

  @Test
  void stopsEveryPluginTheLastStartedFirst() throws Exception {
    for (String id : List.of("a", "b", "c")) {
      stopping(id).write(file(id + ".zip"));
    }
    PluginCatalog catalog = open();
    assertThat(catalog.plugins()).hasSize(3);
    assertThat(System.getProperty(STOPPED)).isNull();

    catalog.close();
    catalog.close();

    assertThat(System.getProperty(STOPPED)).isEqualTo(" c b a");
  }

  @Test
  void aPluginThatDoesNotStopKeepsNoOtherFromStopping() throws Exception {
    stopping("a").write(file("a.zip"));
    PluginZip.good("b")
        .pluginClass("acme.B", "public void stop() { throw new StackOverflowError(); }")
        .write(file("b.zip"));
    PluginZip.good("c")
        .pluginClass("acme.C", "public void stop() { " + hang() + " }")
        .write(file("c.zip"));

    open(new HangAwareTime()).close();

    assertThat(System.getProperty(STOPPED)).isEqualTo(" a");
  }

  @Test
  void startsAPluginAfterWhatItDependsOn() throws Exception {
    PluginZip.good("a").property("plugin.dependencies", "b@>=1.0.0").write(file("a.zip"));
    PluginZip.good("b").write(file("b.zip"));

    PluginCatalog catalog = openAndClose();

    assertThat(catalog.refused()).isEmpty();
    assertThat(catalog.plugins()).extracting(PluginInfo::id).containsExactly("b", "a");
  }

  @Test
  void refusesAPluginWithoutWhatItDependsOnAndNoOther() throws Exception {
    PluginZip.good("a").property("plugin.dependencies", "nowhere").write(file("a.zip"));
    PluginZip.good("b").property("plugin.dependencies", "good@>=2.0.0").write(file("b.zip"));
    PluginZip.good("c").property("plugin.dependencies", "a").write(file("c.zip"));
    PluginZip.good("d").property("plugin.dependencies", "e").write(file("d.zip"));
    PluginZip.good("e").property("plugin.dependencies", "d").write(file("e.zip"));
    PluginZip.good("f").property("plugin.dependencies", "nowhere?").write(file("f.zip"));
    PluginZip.good("good").write(file("good.zip"));

    PluginCatalog catalog = openAndClose();

    assertThat(catalog.plugins()).extracting(PluginInfo::id).containsExactly("f", "good");
    assertThat(catalog.refused())
        .extracting(Refusal::toString)
        .containsExactlyInAnyOrder(
            "a.zip (a): it depends on the plugin 'nowhere', which is not there",
            "b.zip (b): it depends on the plugin 'good' at >=2.0.0, and 1.0.0 is loaded",
            "c.zip (c): it depends on the plugin 'a', which was refused",
            "d.zip (d): it depends on itself, by way of d, e",
            "e.zip (e): it depends on itself, by way of d, e");
  }

  @Test
  void takesAListenerOfAPlugin() throws Exception {
    new PluginZip("ears")
        .extension(
            "acme.Ears",
            """
            implements dev.steadyscan.api.event.ScanListener {
              public void on(dev.steadyscan.api.event.ScanEvent event) {}
            }
            """)
        .write(file("ears.zip"));

    assertThat(openAndClose().offers().listeners()).hasSize(1);
  }

  private static PluginZip stopping(String id) {
    return PluginZip.good(id)
        .pluginClass(
            "acme.Stopping",
            "public void stop() { System.setProperty(\"%s\", System.getProperty(\"%s\", \"\") + \" %s\"); }"
                .formatted(STOPPED, STOPPED, id));
  }

  static String hang() {
    return "System.setProperty(\"%s\", \"\"); while (true) java.util.concurrent.locks.LockSupport.park();"
        .formatted(HangAwareTime.HUNG);
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private PluginCatalog openAndClose() throws InterruptedException {
    PluginCatalog catalog = open();
    catalog.close();
    return catalog;
  }

  private PluginCatalog open() throws InterruptedException {
    return open(folder);
  }

  private PluginCatalog open(Path plugins) throws InterruptedException {
    return PluginCatalog.open(
        plugins,
        cache,
        "0.1.0-SNAPSHOT",
        PluginLimits.defaults(),
        new GuardedLanes(TimeSource.system()));
  }

  private PluginCatalog open(TimeSource time) throws InterruptedException {
    return PluginCatalog.open(
        folder, cache, "0.1.0", PluginLimits.defaults(), new GuardedLanes(time));
  }
}
