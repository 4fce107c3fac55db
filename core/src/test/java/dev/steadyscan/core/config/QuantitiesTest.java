package dev.steadyscan.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "250 ms,PT0.25S",
    "10s,PT10S",
    "0.5 s,PT0.5S",
    ".5 s,PT0.5S",
    "2 minutes,PT2M",
    "30 min,PT30M",
    "1h,PT1H",
    "1 day,PT24H",
    "100 ns,PT0.0000001S",
    "3 us,PT0.000003S",
    "1e3 ms,PT1S",
    "-1 s,PT-1S",
    "10000 d,PT240000H"
  })
  void readsDurations(String text, Duration expected) throws Exception {
    assertThat(Quantities.duration(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10",
        "",
        "s",
        "10 sec",
        "1 s 2",
        "ten s",
        "10001 d",
        "1e999 s",
        "1e99999999 s",
        "1 S"
      })
  void refusesOtherDurations(String text) {
    assertThatThrownBy(() -> Quantities.duration(text))
        .isInstanceOf(Quantities.WrongQuantityException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1 B,1",
    "2 kB,2000",
    "2 KiB,2048",
    "1.5 MiB,1572864",
    "256 MiB,268435456",
    "1 G,1073741824",
    "3 TB,3000000000000"
  })
  void readsSizes(String text, long expected) throws Exception {
    assertThat(Quantities.bytes(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"256", "1 XB", "9999999999 TiB", "", "MiB"})
  void refusesOtherSizes(String text) {
    assertThatThrownBy(() -> Quantities.bytes(text))
        .isInstanceOf(Quantities.WrongQuantityException.class);
  }

  @Test
  void suggestsWhatIsNear() {
    List<String> known = List.of("timeout", "attempts", "point-limit", "gap");

    assertThat(Suggestion.after("timout", known)).isEqualTo("; did you mean timeout?");
    assertThat(Suggestion.after("tiemout", known)).isEqualTo("; did you mean timeout?");
    assertThat(Suggestion.after("pointLimit", known)).isEqualTo("; did you mean point-limit?");
    assertThat(Suggestion.after("poin", known)).isEqualTo("; did you mean point-limit?");
    assertThat(Suggestion.after("colour", known))
        .isEqualTo("; known: attempts, gap, point-limit, timeout");
    assertThat(Suggestion.after("colour", List.of())).isEmpty();
  }

  @Test
  void namesKeysAsConfigsDo() {
    assertThat(RecordSchema.key("exposureTime")).isEqualTo("exposure-time");
    assertThat(RecordSchema.key("heightsMm")).isEqualTo("heights-mm");
    assertThat(RecordSchema.key("name")).isEqualTo("name");
  }
}
