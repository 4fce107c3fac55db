package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.plugin.Setting;
import dev.steadyscan.core.config.TestOffers.CamSettings;
import dev.steadyscan.core.config.TestOffers.Colour;
import dev.steadyscan.core.config.TestOffers.Lens;
import dev.steadyscan.core.config.TestOffers.RigSettings;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsBinderTest {

  @Test
  void bindsEveryType() throws Exception {
    CamSettings settings =
        camera(
            """
            rows = 3, exposure = 1.5 s, flash = on, colour = bright-red, folder = "a/b c"
            memory = 1.5 MiB, gain = 2, serial = 9223372036854775807
            lens { kind = long, focus-mm = 7 }
            filters = [ { kind = a, focus-mm = 1 }, { kind = b, focus-mm = 2 } ]
            stops = [1, 2.5, "3"]
            registers { b = 1, a = 2 }
            """);

    assertThat(settings)
        .isEqualTo(
            new CamSettings(
                new RigSettings(1, "the rig"),
                3,
                Duration.ofMillis(1500),
                Optional.of(true),
                Optional.of(Colour.BRIGHT_RED),
                Optional.of(Path.of("a/b c")),
                Optional.of(3L << 19),
                Optional.of(2.0),
                Optional.of(Long.MAX_VALUE),
                new Lens("long", 7),
                List.of(new Lens("a", 1), new Lens("b", 2)),
                List.of(1.0, 2.5, 3.0),
                Map.of("b", 1, "a", 2)));
    assertThat(settings.registers().keySet()).containsExactly("b", "a");
  }

  @Test
  void fillsInTheDefaultsOfThePlugin() throws Exception {
    CamSettings settings = camera("");

    assertThat(settings.rows()).isEqualTo(480);
    assertThat(settings.exposure()).isEqualTo(Duration.ofMillis(50));
    assertThat(settings.lens()).isEqualTo(new Lens("wide", 4.5));
    assertThat(settings.flash()).isEmpty();
    assertThat(settings.filters()).isEmpty();
    assertThat(settings.registers()).isEmpty();
  }

  @Test
  void aShorthandIsTheValueOfOneComponentAndKeepsTheOthersDefaults() throws Exception {
    assertThat(camera("lens = narrow").lens()).isEqualTo(new Lens("narrow", 4.5));
  }

  @Test
  void aNullTakesADefaultAway() throws Exception {
    assertThat(camera("flash = true, flash = ${?NOT_SET_ANYWHERE}").flash()).contains(true);
    assertThat(camera("flash = null, filters = null").flash()).isEmpty();
  }

  @Test
  void oneSectionOfThePluginIsForAllItsDevices() throws Exception {
    ScanConfig config = TestOffers.read(ScanConfigTest.LEAST + "plugins.rig { seed = 7 }");

    RigSettings rig = new RigSettings(7, "the rig");
    assertThat(((CamSettings) config.cameras().get("left").camera().settings()).rig())
        .isEqualTo(rig);
    assertThat(((TestOffers.AxesSettings) config.motion().settings()).rig()).isEqualTo(rig);
    assertThat(config.resolved().at("/plugins/rig/seed").asInt()).isEqualTo(7);
  }

  @Test
  void aProblemInAShorthandHasTheKeyAsItWasWritten() {
    assertThatThrownBy(() -> camera("lens = [1]"))
        .hasMessageContaining("scan.cameras.left.lens is [1]; it has to be a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e5000", "0x10", "1_000", "1,5", ""})
  void refusesWhatIsNoFiniteNumber(String text) {
    assertThatThrownBy(() -> camera("gain = \"" + text + "\""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("scan.cameras.left.gain is ");
  }

  @Test
  void aConstructorThatHangsIsADefectByName() {
    ForeignCalls.Lanes hanging =
        (name, code) ->
            new ForeignCalls() {
              @Override
              public <T> T call(String operation, Duration limit, Callable<T> call) {
                if (operation.contains("GridSettings(")) {
                  String message = operation + " was not over";
                  throw new DeviceException(
                      ErrorCode.PLUGIN_DEFECT, Failure.of(FailureKind.TIMEOUT, operation, message));
                }
                try {
                  return call.call();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }

              @Override
              public void close() {}
            };

    assertThatThrownBy(
            () ->
                new ConfigReader(hanging)
                    .read("test.conf", ScanConfigTest.LEAST, List.of(), TestOffers.offers()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "test.conf:3: scan.pattern: the plugin 'rig' is defective: new GridSettings(...) was"
                + " not over after 5 s");
  }

  record Unsupported(Object anything) {}

  record Recursive(List<Recursive> more) {}

  record TwoShort(@Setting(shorthand = true) int a, @Setting(shorthand = true) int b) {}

  record WrongDefault(@Setting(min = 1) int columns, int other) {}

  record CoresKey(String type) {}

  @Test
  void settingsThatCannotBeBoundAreADefectOfThePlugin() {
    assertThat(defect(Unsupported.class, ""))
        .contains("the plugin 'odd' is defective")
        .contains("Unsupported.anything has the type java.lang.Object, which no setting can have");
    assertThat(defect(Recursive.class, "")).contains("Recursive contains itself");
    assertThat(defect(TwoShort.class, "")).contains("TwoShort has more than one shorthand");
    assertThat(defect(CoresKey.class, "")).contains("its settings take core's key type");
  }

  @Test
  void wrongDefaultsAreToldWithThePluginsFile() {
    assertThat(defect(WrongDefault.class, "steadyscan.pattern.odd {\n columns = 0, othr = 2 }"))
        .contains(
            "reference.conf of the plugin odd:2: scan.pattern.columns is 0; it has to be 1 or")
        .contains("reference.conf of the plugin odd:2: scan.pattern.othr is not known");
    assertThat(defect(WrongDefault.class, "steadyscan {"))
        .contains("reference.conf of the plugin odd:1: the file ends within a section");
  }

  @Test
  void describesTheKeysOfAnOffer() throws Exception {
    List<SettingsHelp.Key> keys = help(TestOffers.offers().cameras().get("cam"));

    assertThat(keys)
        .extracting(key -> key.section() + " " + key.key() + " " + key.expected())
        .containsExactly(
            "scan.cameras.<name> rows whole number, between 1 and 10000",
            "scan.cameras.<name> exposure duration, between 0.001 s and 10 s",
            "scan.cameras.<name> flash true | false",
            "scan.cameras.<name> colour bright-red | blue",
            "scan.cameras.<name> folder path",
            "scan.cameras.<name> memory size, 1024 B or more",
            "scan.cameras.<name> gain number",
            "scan.cameras.<name> serial whole number",
            "scan.cameras.<name> lens section, or kind alone",
            "scan.cameras.<name> lens.kind text",
            "scan.cameras.<name> lens.focus-mm number in mm, 0 or more",
            "scan.cameras.<name> filters list, each section",
            "scan.cameras.<name> filters[].kind text",
            "scan.cameras.<name> filters[].focus-mm number in mm, 0 or more",
            "scan.cameras.<name> stops list, each number, 0 or more",
            "scan.cameras.<name> registers names of your own, each whole number",
            "plugins.rig seed whole number, 0 or more",
            "plugins.rig name text");
  }

  @Test
  void tellsDefaultsAndWhatIsRequired() throws Exception {
    assertThat(help(TestOffers.offers().cameras().get("cam")))
        .extracting(key -> key.key() + " " + (key.required() ? "required" : key.preset()))
        .contains(
            "rows 480",
            "exposure 50 ms",
            "flash ",
            "lens ",
            "lens.kind wide",
            "filters ",
            "filters[].kind required",
            "registers ",
            "name the rig");
    assertThat(help(TestOffers.offers().patterns().get("grid")))
        .extracting(key -> key.section() + " " + key.key() + " " + key.required())
        .containsExactly("scan.pattern columns true", "scan.pattern row-count false");
    assertThat(help(TestOffers.offers().policies().get("none"))).isEmpty();
    assertThat(help(TestOffers.offers().policies().get("stop-clear-wait-restart")))
        .first()
        .isEqualTo(
            new SettingsHelp.Key(
                "scan.recovery",
                "wait-after-stop",
                "duration",
                "0.5 s",
                false,
                "wait between clear and start"));
  }

  private static List<SettingsHelp.Key> help(Offer<?> offer) throws InterruptedException {
    return SettingsHelp.of(offer, TestOffers.calls());
  }

  private static CamSettings camera(String section) throws InterruptedException {
    ScanConfig config =
        TestOffers.read(ScanConfigTest.LEAST + "scan.cameras.left {\n" + section + "\n}");
    return (CamSettings) config.cameras().get("left").camera().settings();
  }

  private static String defect(Class<? extends Record> settings, String reference) {
    Offers usual = TestOffers.offers();
    Offer<PatternFactory<?>> odd =
        new Offer<>("odd", "pattern", "odd", settings, new Odd(), reference);
    Offers offers =
        new Offers(
            usual.cameras(),
            usual.motions(),
            Map.of("odd", odd),
            usual.policies(),
            List.of(),
            List.of(),
            List.of());
    String text = ScanConfigTest.LEAST.replace("type = grid, columns = 4", "type = odd");
    try {
      TestOffers.reader().read("test.conf", text, List.of(), offers);
      return "no problem";
    } catch (ConfigException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Odd implements PatternFactory<Unsupported> {
    @Override
    public String name() {
      return "odd";
    }

    @Override
    public Class<Unsupported> settings() {
      return Unsupported.class;
    }

    @Override
    public Pattern create(Unsupported settings, DeviceContext context) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void offersOfAProgramHaveTheBuiltInPoliciesAndRefuseANameTwice() throws Exception {
    List<PluginFactory<?, ?>> factories = List.of(new TestOffers.Cam(), new TestOffers.Axes());
    Offers offers = Offers.of("mine", factories, List.of(), TestOffers.calls());

    assertThat(offers.cameras().get("cam").plugin()).isEqualTo("mine");
    assertThat(offers.policies()).containsKeys("none", "stop-clear-wait-restart", "escalate");
    assertThat(offers.and(Offers.builtIn()).motions()).containsKey("axes");
    assertThatThrownBy(() -> offers.and(TestOffers.offers()))
        .hasMessage("the camera 'cam' is offered twice, by mine and by rig");
  }
}
