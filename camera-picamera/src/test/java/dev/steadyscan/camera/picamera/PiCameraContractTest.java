package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.testkit.CameraCapability;
import dev.steadyscan.testkit.CameraContract;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The camera as the plugin gives it: guarded, so that no capture of it gets stuck, and with its
 * recovery, so that it does try again. {@link BareCameraContractTest} has the rules about those.
 */
class PiCameraContractTest extends CameraContract<CameraSettings> {
  @Override
  protected CameraFactory<CameraSettings> factory() {
    return new PiCameraFactory();
  }

  @Override
  protected CameraSettings settings() {
    return camera("{'frame-us':10000}").id(StandIn.LENS).focus(2).settings();
  }

  @Override
  protected Set<CameraCapability> capabilities() {
    return EnumSet.allOf(CameraCapability.class);
  }

  @Override
  protected Optional<CameraSettings> absentSettings() {
    return Optional.of(camera("{}").id("/base/imx219@10").settings());
  }

  /** A quick camera: small pictures, and nothing to measure but the white balance. */
  static StandIn camera(String script) {
    return new StandIn()
        .script(script)
        .size(640, 480)
        .format(PictureFormat.RGB)
        .exposure(Duration.ofMillis(5))
        .gain(2);
  }
}
