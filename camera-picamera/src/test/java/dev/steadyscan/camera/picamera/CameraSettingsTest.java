package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CameraSettingsTest {

  @Test
  void aCameraIsNamedByIdOrByIndexAndNotByBoth() {
    StandIn camera = new StandIn().id("/base/i2c/imx219@10").index(1);

    assertThatThrownBy(camera::settings).hasMessage("give id or index, not both");
  }

  @Test
  void aScriptIsForTheStandInOnly() {
    assertThatThrownBy(
            () -> new PluginSettings(Path.of("python3"), Library.SYSTEM, 85, Optional.of("{}")))
        .hasMessage("script is for library = stand-in only");
  }

  @Test
  void whatTheConfigFixesIsFixed() {
    StandIn camera = new StandIn().exposure(Duration.ofMillis(8)).focus(0);

    assertThat(camera.settings().fixed())
        .isEqualTo(ShotSettings.builder().exposure(Duration.ofMillis(8)).focus(0).build());
    assertThat(new CameraSettings.Gains(1.5, 2).value()).isEqualTo(new WhiteBalance(1.5, 2));
  }

  @Test
  void aPictureFitsIntoWhatIsDescribedWithItsPadding() {
    CameraInfo info = new PiCameraFactory().describe(new StandIn().settings());

    assertThat(info.frameBytes()).isGreaterThanOrEqualTo(24_285_184L);
    assertThat(info.model()).isEqualTo("Pi camera number 0 (stand-in), 3280 x 2464");
  }

  @Test
  void aLongExposureLengthensTheStart() {
    CameraInfo slow =
        new PiCameraFactory().describe(new StandIn().exposure(Duration.ofSeconds(10)).settings());

    assertThat(slow.limits().start()).isEqualTo(Duration.ofSeconds(47));
    assertThat(slow.exposure()).isGreaterThan(Duration.ofSeconds(10));
  }
}
