package dev.steadyscan.core.plugin;

import static dev.steadyscan.core.plugin.BadPlugins.factory;
import static dev.steadyscan.core.plugin.BadPlugins.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of these lies in a folder beside a good plugin, which has to load. */
class RefusedPluginsTest {
  private static final PluginLimits SMALL =
      new PluginLimits(
          200_000, 20, 100_000, 150_000, Duration.ofSeconds(30), Duration.ofSeconds(30));

  @TempDir Path temp;

  static Stream<Arguments> refused() throws IOException {
    return Stream.of(
        broken("its plugin.properties has no plugin.requires", bad().without("plugin.requires")),
        broken("its plugin.properties has no plugin.version", bad().without("plugin.version")),
        broken("its plugin.properties has no plugin.id", bad().property("plugin.id", " ")),
        broken(
            "its plugin.version 'one' is not a version like 1.2.3",
            bad().property("plugin.version", "one")),
        broken(
            "its plugin.id 'Bad One' has to match [a-z0-9][a-z0-9-]* and must not be steadyscan",
            bad().property("plugin.id", "Bad One")),
        broken("must not be steadyscan", bad().property("plugin.id", "steadyscan")),
        broken(
            "its plugin.requires '<2.0.0-0' is malformed; it is written like >=0.1.0 & <0.2.0",
            bad().property("plugin.requires", "<2.0.0-0")),
        broken(
            "it requires Steadyscan >=1.0.0, and this is 0.1.0",
            bad().property("plugin.requires", ">=1.0.0")),
        broken("it has no plugin.properties at its root", bad().withoutDescriptor()),
        broken("its plugin.properties is malformed", bad().property("x", "\\u00zz")),
        broken("it names no extension", bad().withoutExtensions()),
        broken(
            "its lib/bad.jar!reference.conf is not UTF-8",
            bad().inJar("reference.conf", new byte[] {(byte) 0xe4})),
        broken(
            "its entry '../evil.txt' leads out of the zip", bad().inZip("../evil.txt", bytes(1))),
        broken("its entry '/evil.txt' leads out of the zip", bad().inZip("/evil.txt", bytes(1))),
        broken("has a name that cannot be a path", bad().inZip("a\\evil.txt", bytes(1))),
        broken("has a name that cannot be a path", bad().inZip("C:/evil.txt", bytes(1))),
        broken("its entry 'LIB/BAD.JAR' is there twice", bad().inZip("LIB/BAD.JAR", bytes(1))),
        broken("is inside a file", bad().inZip("a", bytes(1)).inZip("a/b", bytes(1))),
        broken(
            "its entry 'bomb' has 100001 bytes unpacked, and at most 100000 are taken",
            bad().inZip("bomb", bytes(100_001))),
        broken(
            "bytes unpacked, and at most 150000 are taken",
            bad().inZip("a", bytes(60_000)).inZip("b", bytes(60_000)).inZip("c", bytes(60_000))),
        broken("it holds 27 entries, and at most 20 are taken", many(bad(), 25)),
        broken(
            "its class acme.Missing is in none of its jars",
            bad().property("plugin.class", "acme.Missing")),
        broken(
            "its plugin.class acme.Policy is no org.pf4j.Plugin",
            bad().property("plugin.class", "acme.Policy")),
        broken(
            "its start() threw java.lang.IllegalStateException: no rig",
            start("throw new IllegalStateException(\"no rig\");")),
        broken("its start() threw java.lang.LinkageError", start("throw new LinkageError();")),
        broken(
            "its start() threw java.lang.StackOverflowError",
            start("throw new StackOverflowError();")),
        broken("its start() was not over after 30 s", start(PluginCatalogTest.hang())),
        broken(
            "its new acme.Bad threw java.lang.IllegalStateException: no",
            constructor("if (true) throw new IllegalStateException(\"no\");")),
        broken(
            "its new acme.Bad threw java.lang.NoClassDefFoundError: gone",
            constructor("if (true) throw new NoClassDefFoundError(\"gone\");")),
        broken(
            "its new acme.Bad threw java.lang.StackOverflowError",
            constructor("if (true) throw new StackOverflowError();")),
        broken("its new acme.Bad was not over after 30 s", constructor(PluginCatalogTest.hang())),
        broken(
            "its new acme.Core threw java.lang.NoClassDefFoundError",
            new PluginZip("bad")
                .extension(
                    "acme.Core",
                    "{ Object core = dev.steadyscan.core.plugin.PluginLimits.defaults(); }")),
        broken(
            "its new acme.Bad threw java.lang.ExceptionInInitializerError",
            new PluginZip("bad")
                .extension("acme.Bad", "{ static int none = Integer.parseInt(\"none\"); }")),
        broken(
            "its extension acme.Bad is neither a factory nor a listener of this host",
            new PluginZip("bad").extension("acme.Bad", "{}")),
        broken("acme.Bad.name() gives 'No Name'", factory("return \"No Name\";")),
        broken("its acme.Bad.name() failed", factory("return null;")),
        broken("its acme.Bad.name() threw java.lang.Error: x", factory("throw new Error(\"x\");")),
        broken("its acme.Bad.name() was not over after 30 s", factory(PluginCatalogTest.hang())),
        broken(
            "its new acme.Bad threw java.lang.OutOfMemoryError: no",
            constructor("if (true) throw new OutOfMemoryError(\"no\");")),
        broken(
            "its new acme.Bad threw java.lang.ThreadDeath",
            constructor("if (true) throw new ThreadDeath();")),
        broken(
            "its start() threw java.lang.IllegalStateException: two lines ?[31mred",
            start("throw new IllegalStateException(\"two\\nlines \\u001b[31mred\");")),
        broken("its start() was not over after 30 s", evil(PluginCatalogTest.hang())),
        broken("its start() threw acme.Start$Evil", evil("throw new Evil();")),
        broken(
            "its new acme.Bad was not over after 30 s",
            new PluginZip("bad")
                .extension(
                    "acme.Bad",
                    "{ static int none = hang(); static int hang() { "
                        + PluginCatalogTest.hang()
                        + " } }")),
        broken(
            "java.lang.ClassNotFoundException: dev.steadyscan.core.plugin.Offers (of the host a plugin"
                + " sees the JDK, dev.steadyscan.api, dev.steadyscan.guard, PF4J, SLF4J and JSpecify;"
                + " what else it uses is in its lib/)",
            sneakyStart("Class.forName(\"dev.steadyscan.core.plugin.Offers\");")),
        broken(
            "java.lang.NoClassDefFoundError: com/typesafe/config/ConfigFactory (of the host",
            start("com.typesafe.config.ConfigFactory.empty();")),
        broken(
            "its start() threw java.lang.NullPointerException",
            start(
                "getClass().getResource(\"/dev/steadyscan/core/config/defaults.conf\").getPath();")),
        broken(
            "its class acme.Gone is in none of its jars",
            bad().library("b.jar", index("acme.Gone", Map.of()))),
        broken(
            "its new acme.Gone threw java.lang.ClassFormatError",
            bad().library("b.jar", index("acme.Gone", Map.of("acme/Gone.class", bytes(9))))),
        broken(
            "its class acme.Bad has to be public, not abstract, with a public constructor without"
                + " parameters",
            new PluginZip("bad").extension("acme.Bad", "{ private Bad() {} }")),
        broken(
            "its class acme.Bad has to be public, not abstract",
            new PluginZip("bad").extension("acme.Bad", "{ public Bad(int one) {} }")),
        broken(
            "its acme.Bad.settings() failed: acme.Bad.settings() returned null",
            settings("return null;")),
        broken(
            "acme.Bad.settings() gives class java.lang.String, not a record",
            settings("return (Class) String.class;")),
        broken(
            "its acme.Bad.settings() was not over after 30 s", settings(PluginCatalogTest.hang())),
        broken(
            "its acme.Bad.settings() threw java.lang.StackOverflowError",
            settings("throw new StackOverflowError();")),
        broken("which does not match", factory("return \"a\".repeat(101);")),
        broken(
            "acme.Bad is no camera, motion, pattern or recovery factory",
            new PluginZip("bad")
                .extension(
                    "acme.Bad",
                    """
                    implements dev.steadyscan.api.plugin.PluginFactory<Bad.Settings, String> {
                      public record Settings() {}
                      public String name() { return "bad"; }
                      public Class<Settings> settings() { return Settings.class; }
                      public String create(
                          Settings settings, dev.steadyscan.api.plugin.DeviceContext context) {
                        return "";
                      }
                    }
                    """)),
        broken(
            "its plugin.dependencies 'Not An Id' is malformed; it is written like other@>=1.0.0",
            bad().property("plugin.dependencies", "Not An Id")),
        broken(
            "its plugin.dependencies '>>1' is malformed",
            bad().property("plugin.dependencies", "other@>>1")),
        broken("it depends on itself, by way of bad", bad().property("plugin.dependencies", "bad")),
        broken(
            "its plugin.properties has a plugin.requires of more than 1000 characters",
            bad().property("plugin.requires", "(".repeat(1_001))),
        broken(
            "its plugin.requires '" + "(".repeat(300),
            bad().property("plugin.requires", "(".repeat(1_000))),
        broken(
            "its plugin.properties is larger than 65536 bytes",
            bad().property("x", "y".repeat(65_536))),
        broken(
            "it has no plugin.properties at its root, but in acme/: zip what is in there, not the folder",
            bad().withoutDescriptor().inZip("acme/plugin.properties", bytes(1))),
        broken("its lib/x.jar is a broken jar", bad().inZip("lib/x.jar", bytes(30))),
        broken(
            "its lib/a.jar!META-INF/extensions.idx is too large: at most 1048576 bytes",
            bad().library("a.jar", Map.of("META-INF/extensions.idx", bytes((1 << 20) + 1)))),
        broken(
            "its lib/b.jar!META-INF/extensions.idx is too large",
            bad()
                .library("a.jar", Map.of("META-INF/extensions.idx", bytes(1 << 19)))
                .library("b.jar", Map.of("META-INF/extensions.idx", bytes((1 << 19) + 1)))),
        broken("the recovery 'none' is built in", new PluginZip("bad").policy("a.B", "none", "")),
        broken(
            "it offers the recovery 'twice' twice",
            new PluginZip("bad").policy("a.B", "twice", "").policy("a.C", "twice", "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String reason, PluginZip bad) throws Exception {
    bad.write(temp.resolve("bad.zip"));

    assertThat(reasonOfBadBesideGood()).contains(reason);
    assertThat(temp.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void refusesWhatIsNoZip() throws Exception {
    Files.writeString(temp.resolve("bad.zip"), "junk that is long enough to look at");

    assertThat(reasonOfBadBesideGood()).isEqualTo("it is not a zip, or one that is cut off");
  }

  @Test
  void refusesAnEmptyFile() throws Exception {
    Files.createFile(temp.resolve("bad.zip"));

    assertThat(reasonOfBadBesideGood()).isEqualTo("it is not a zip, or one that is cut off");
  }

  @Test
  void refusesAZipThatIsCutOff() throws Exception {
    byte[] whole = Files.readAllBytes(bad().write(temp.resolve("bad.zip")));
    for (int length = whole.length - 1; length > 0; length -= whole.length / 7) {
      Files.write(temp.resolve("bad.zip"), Arrays.copyOf(whole, length));

      assertThat(reasonOfBadBesideGood()).isNotEmpty();
    }
  }

  @Test
  void refusesAZipThatIsTooLarge() throws Exception {
    Files.write(temp.resolve("bad.zip"), new byte[200_001]);

    assertThat(reasonOfBadBesideGood())
        .isEqualTo("the zip is larger than 200000 bytes, the most that is taken");
  }

  @Test
  void refusesASymbolicLink() throws Exception {
    Path zip =
        bad()
            .inZip("link", "lib/bad.jar".getBytes(StandardCharsets.UTF_8))
            .write(temp.resolve("bad.zip"));
    Files.write(zip, withUnixMode(Files.readAllBytes(zip), "link", 0xa1ff));

    assertThat(reasonOfBadBesideGood()).isEqualTo("it holds a symbolic link");
  }

  @Test
  void refusesABareJar() throws Exception {
    Files.createFile(temp.resolve("bad.jar"));

    assertThat(reasonOfBadBesideGood()).isEqualTo("a plugin is a zip, not a bare jar");
  }

  @Test
  void refusesBothOfTwoZipsWithOneId() throws Exception {
    bad().write(temp.resolve("bad-1.zip"));
    bad().property("plugin.version", "2.0.0").write(temp.resolve("bad-2.zip"));

    PluginCatalog catalog = openBesideGood();

    assertThat(catalog.refused())
        .extracting(Refusal::toString)
        .containsExactly(
            "bad-1.zip (bad): the plugin 'bad' is there twice: bad-1.zip, bad-2.zip",
            "bad-2.zip (bad): the plugin 'bad' is there twice: bad-1.zip, bad-2.zip");
  }

  @Test
  void refusesBothOfTwoPluginsThatOfferOneNameAndWhatDependsOnThem() throws Exception {
    new PluginZip("one").policy("a.One", "same", "").write(temp.resolve("one.zip"));
    new PluginZip("two").policy("a.Two", "same", "").write(temp.resolve("two.zip"));
    PluginZip.good("three").property("plugin.dependencies", "one").write(temp.resolve("three.zip"));

    PluginCatalog catalog = openBesideGood();

    assertThat(catalog.offers().policies()).doesNotContainKey("same");
    assertThat(catalog.refused())
        .extracting(Refusal::toString)
        .containsExactlyInAnyOrder(
            "one.zip (one): the recovery 'same' is offered by more than one: one.zip, two.zip",
            "two.zip (two): the recovery 'same' is offered by more than one: one.zip, two.zip",
            "three.zip (three): it depends on 'one', which was refused");
  }

  private String reasonOfBadBesideGood() throws Exception {
    PluginCatalog catalog = openBesideGood();
    assertThat(catalog.refused()).hasSize(1);
    assertThat(catalog.refused().get(0).file()).startsWith("bad.");
    return catalog.refused().get(0).reason();
  }

  private PluginCatalog openBesideGood() throws Exception {
    PluginZip.good("good").write(temp.resolve("good.zip"));
    TimeSource time = new HangAwareTime();
    PluginCatalog catalog =
        PluginCatalog.open(temp, temp.resolve("cache"), "0.1.0", SMALL, new GuardedLanes(time));
    catalog.close();
    assertThat(catalog.plugins()).extracting(PluginInfo::id).containsExactly("good");
    return catalog;
  }

  private static Arguments broken(String reason, PluginZip zip) {
    return Arguments.of(reason, zip);
  }

  private static PluginZip bad() {
    return PluginZip.good("bad");
  }

  private static PluginZip start(String statement) {
    return bad().pluginClass("acme.Start", "public void start() { " + statement + " }");
  }

  private static PluginZip sneakyStart(String statement) {
    return bad()
        .pluginClass(
            "acme.Start",
            "public void start() { go(); } static void go() { try { "
                + statement
                + " } catch (ClassNotFoundException e) { Start.<RuntimeException>sneak(e); } }"
                + " static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }");
  }

  /** Throws what answers no question about itself, but with this. */
  private static PluginZip evil(String statement) {
    return bad()
        .pluginClass(
            "acme.Start",
            """
            public void start() { throw new Evil(); }
            static class Evil extends RuntimeException {
              public String toString() { %1$s }
              public String getMessage() { %1$s }
              public Throwable getCause() { return this; }
            }
            """
                .formatted(statement));
  }

  private static Map<String, byte[]> index(String className, Map<String, byte[]> classes) {
    Map<String, byte[]> entries = new LinkedHashMap<>(classes);
    entries.put("META-INF/extensions.idx", className.getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static PluginZip constructor(String statement) {
    return new PluginZip("bad").policy("acme.Bad", "bad", statement);
  }

  private static PluginZip many(PluginZip zip, int entries) {
    for (int i = 0; i < entries; i++) {
      zip.inZip("entry-" + i, bytes(1));
    }
    return zip;
  }

  private static byte[] bytes(int count) {
    return new byte[count];
  }

  /** Marks an entry as one that a Unix zip made, with this mode. */
  private static byte[] withUnixMode(byte[] zip, String name, int mode) {
    Map<Integer, Integer> changes = new LinkedHashMap<>();
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + 46 + wanted.length <= zip.length; at++) {
      boolean record = zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2;
      if (record
          && Arrays.equals(wanted, Arrays.copyOfRange(zip, at + 46, at + 46 + wanted.length))) {
        changes.put(at + 5, 3);
        changes.put(at + 40, mode & 0xff);
        changes.put(at + 41, mode >> 8);
      }
    }
    assertThat(changes).isNotEmpty();
    byte[] changed = zip.clone();
    changes.forEach((at, value) -> changed[at] = value.byteValue());
    return changed;
  }
}
