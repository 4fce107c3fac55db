package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.plugin.PluginSection;
import dev.steadyscan.api.plugin.Setting;
import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginInfo;
import dev.steadyscan.core.plugin.Refusal;
import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.CheckItem.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingCommandsTest {
  private static final String REFERENCE =
      "steadyscan { pattern.rings.gap = 2 s, plugin.rings.first-deg = 0 }";

  private final Bench bench = new Bench();

  @Test
  void checkTellsOfEachThingWhetherItIsWell() {
    bench.scan.finding(
        new CheckItem(Kind.DISK, "", true, "the scan takes 1 MiB"),
        new CheckItem(Kind.CAMERA, "left", false, "it is not plugged in"));
    assertThat(bench.run("check", "a.conf")).isEqualTo(3);
    assertThat(bench.screen.outLines())
        .containsExactly(
            "ok      config       a.conf fits its plugins",
            "ok      disk         the scan takes 1 MiB",
            "NOT OK  camera left  it is not plugged in");
    assertThat(bench.scan.calls).containsExactly("close");
  }

  @Test
  void pluginsTellsWhatEachOffersAndWhatWasRefused(@TempDir Path folder) {
    bench.offering(offers(List.of(new Refusal("bad.zip", "", "it is no zip"))));
    assertThat(bench.run("plugins", folder.toString())).isEqualTo(2);
    assertThat(bench.screen.outLines())
        .containsExactly(
            "rings 1.2 (rings-1.2.zip): rings of points",
            "  pattern   rings",
            "  listener  org.rings.Bell",
            "refused",
            "  bad.zip  it is no zip");
  }

  @Test
  void pluginsIsWellIfNoneWasRefused(@TempDir Path folder) {
    bench.offering(offers(List.of()));
    assertThat(bench.run("plugins", folder.toString())).isZero();
  }

  @Test
  void describeTellsEachKeyInALineOfItsOwn(@TempDir Path folder) {
    bench.offering(offers(List.of()));
    assertThat(bench.run("plugins", folder.toString(), "--describe", "rings")).isZero();
    assertThat(bench.screen.outLines())
        .containsExactly(
            "pattern rings, of the plugin rings",
            "scan.pattern { type = rings, ... }",
            "  rings  required  whole number, between 1 and 99: how many",
            "  gap    = 2 s     duration",
            "  names  optional  names of your own, each text",
            "plugins.rings { ... }",
            "  first-deg  = 0       number in deg",
            "  order      required  inwards | outwards: which way");
  }

  @Test
  void describeKnowsWhatIsBuiltIn(@TempDir Path folder) {
    bench.offering(Offers.builtIn());
    assertThat(bench.run("plugins", folder.toString(), "--describe", "none")).isZero();
    assertThat(bench.screen.outLines())
        .containsExactly("recovery none, built in", "takes no keys of its own");
  }

  @Test
  void describeTellsAllOfAPluginByItsId(@TempDir Path folder) {
    bench.offering(Offers.builtIn());
    assertThat(bench.run("plugins", folder.toString(), "--describe", Offers.BUILT_IN)).isZero();
    assertThat(bench.screen.outLines())
        .contains("recovery none, built in", "recovery stop-clear-wait-restart, built in", "");
  }

  @Test
  void aNameThatNothingBearsIsTwoWithTheNearest(@TempDir Path folder) {
    bench.offering(offers(List.of(new Refusal("bad.zip", "", "it is no zip"))));
    assertThat(bench.run("plugins", folder.toString(), "--describe", "rinks")).isEqualTo(2);
    assertThat(bench.screen.out()).isEmpty();
    assertThat(bench.screen.errLines())
        .containsExactly(
            "steadyscan: no plugin offers 'rinks'; did you mean rings? (not loaded: bad.zip: it is"
                + " no zip)");
  }

  @Test
  void whatActsOnATerminalIsNotPassedOn() {
    bench.scan.refusing(new ScanException(ErrorCode.CAMERA, "model \u001b[2J\nsecond line"));
    assertThat(bench.run("check", "a.conf")).isEqualTo(3);
    assertThat(bench.screen.errLines())
        .containsExactly("steadyscan: model \\u001b[2J", "second line");
  }

  @Test
  void aFolderThatIsNotThereIsTwo() {
    assertThat(bench.run("plugins", "no/such")).isEqualTo(2);
    assertThat(bench.screen.errLines())
        .containsExactly("steadyscan: the folder of plugins no/such does not exist");
  }

  private static Offers offers(List<Refusal> refused) {
    Offer<PatternFactory<?>> offer =
        new Offer<>("rings", "pattern", "rings", Rings.Settings.class, new Rings(), REFERENCE);
    PluginInfo plugin =
        new PluginInfo(
            "rings", "1.2", "", "rings-1.2.zip", "rings of points", List.of("org.rings.Bell"));
    return new Offers(
        Map.of(), Map.of(), Map.of("rings", offer), Map.of(), List.of(), List.of(plugin), refused);
  }

  private static final class Rings implements PatternFactory<Rings.Settings> {
    enum Order {
      INWARDS,
      OUTWARDS
    }

    record Shared(@Setting(unit = "deg") double firstDeg, @Setting("which way") Order order) {}

    record Settings(
        @PluginSection Shared shared,
        @Setting(value = "how many", min = 1, max = 99) int rings,
        Duration gap,
        Map<String, String> names) {}

    @Override
    public String name() {
      return "rings";
    }

    @Override
    public Class<Settings> settings() {
      return Settings.class;
    }

    @Override
    public Pattern create(Settings settings, DeviceContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
