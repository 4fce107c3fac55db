package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ControlsTest {

  @Test
  void writesWhatIsSetWithItsUnits() {
    ShotSettings settings =
        ShotSettings.builder()
            .exposure(Duration.ofMillis(8))
            .gain(2)
            .focus(0)
            .whiteBalance(new WhiteBalance(1.5, 2.5))
            .build();

    assertThat(Controls.write(settings, PiAgent.asking("controls")))
        .hasToString(
            "{\"operation\":\"controls\",\"exposure-us\":8000,\"gain\":2.0,\"focus\":0.0,"
                + "\"red\":1.5,\"blue\":2.5}");
  }

  @Test
  void leavesOutWhatIsNotSet() {
    assertThat(Controls.write(ShotSettings.unchanged(), PiAgent.asking("controls")))
        .hasToString("{\"operation\":\"controls\"}");
  }

  @Test
  void whatIsFixedHoldsAgainstWhatWasMeasured() {
    ShotSettings fixed = ShotSettings.builder().gain(4).focus(3).build();

    assertThat(
            Controls.measured(
                json("{'exposure-us':12000,'gain':1.5,'focus':1,'red':1.9,'blue':1.6}"), fixed))
        .isEqualTo(
            ShotSettings.builder()
                .exposure(Duration.ofMillis(12))
                .gain(4)
                .focus(3)
                .whiteBalance(new WhiteBalance(1.9, 1.6))
                .build());
  }

  @Test
  void aCameraThatMeasuredNothingHoldsWhatIsFixed() {
    ShotSettings fixed = ShotSettings.builder().gain(4).build();

    assertThat(Controls.measured(json("{'frames':3}"), fixed)).isEqualTo(fixed);
  }

  @Test
  void readsWhatTheAgentSaysOfAFrame() {
    FrameMetadata metadata =
        Controls.metadata(
            json(
                "{'sensor-ns':77,'exposed-ago-us':20,'exposure-us':8000,'gain':2,'focus':0,"
                    + "'red':1.5,'blue':2.5}"),
            100_000);

    assertThat(metadata.sensorTimestamp()).hasValue(77);
    assertThat(metadata.exposedAt()).hasValue(80_000);
    assertThat(metadata.exposure()).hasValue(Duration.ofMillis(8));
    assertThat(metadata.gain()).hasValue(2);
    assertThat(metadata.focus()).hasValue(0);
    assertThat(metadata.whiteBalance()).hasValue(new WhiteBalance(1.5, 2.5));
  }

  @Test
  void leavesOutWhatTheAgentDoesNotSay() {
    FrameMetadata metadata = Controls.metadata(json("{}"), 100_000);

    assertThat(metadata.sensorTimestamp()).isEmpty();
    assertThat(metadata.exposedAt()).isEmpty();
    assertThat(metadata.exposure()).isEmpty();
    assertThat(metadata.gain()).isEmpty();
    assertThat(metadata.focus()).isEmpty();
    assertThat(metadata.whiteBalance()).isEmpty();
  }

  private static JsonNode json(String text) {
    return PiAgent.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
