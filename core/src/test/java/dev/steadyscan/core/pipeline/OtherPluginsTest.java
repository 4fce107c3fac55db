package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginInfo;
import dev.steadyscan.core.plugin.Refusal;
import dev.steadyscan.core.store.PluginStamp;
import dev.steadyscan.core.store.ScanHeader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherPluginsTest {
  private static final ScanHeader SCAN =
      new ScanHeader(
          "demo-1",
          "demo",
          "0.1.0",
          List.of(new PluginStamp("simulator", "0.1.0", "a")),
          "cylindrical",
          144,
          "b",
          288,
          144,
          JsonNodeFactory.instance.objectNode(),
          Instant.EPOCH);

  @Test
  void anotherVersionOfAPluginDoes() {
    assertThatCode(() -> OtherPlugins.refuse(SCAN, offers("simulator", "0.1.7"), "0.1.2"))
        .doesNotThrowAnyException();
  }

  @Test
  void everythingThatIsNotAsItWasIsNamed() {
    assertThatThrownBy(() -> OtherPlugins.refuse(SCAN, offers("grbl", "1.0.0"), "0.2.0"))
        .isInstanceOfSatisfying(
            ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT))
        .hasMessage(
            "the scan demo-1 cannot be resumed: it was begun with Steadyscan 0.1.0, and this is"
                + " 0.2.0; the plugin 'simulator' took part in it, and is not there");
  }

  @Test
  void aPluginThatWasRefusedComesWithTheReason() {
    Refusal refusal = new Refusal("sim.zip", "simulator", "it is torn");
    Offers offers =
        new Offers(Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(refusal));
    assertThatThrownBy(() -> OtherPlugins.refuse(SCAN, offers, "0.1.0"))
        .hasMessageEndingWith("and was refused: sim.zip (simulator): it is torn");
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.9, true",
    "0.1.0-SNAPSHOT, 0.1.0, true",
    "0.1.0, 0.2.0, false",
    "1.2.0, 1.3.1, true",
    "1.0.0, 2.0.0, false",
    "0.1.0, 1.1.0, false"
  })
  void aMinorStepIsAnotherApiWhileTheVersionBeginsWithZero(String one, String other, boolean same) {
    assertThat(Version.haveSameApi(one, other)).isEqualTo(same);
  }

  private static Offers offers(String plugin, String version) {
    PluginInfo info = new PluginInfo(plugin, version, "c", "some.zip", "");
    return new Offers(Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(info), List.of());
  }
}
