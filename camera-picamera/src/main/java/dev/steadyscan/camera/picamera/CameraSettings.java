package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.plugin.PluginSection;
import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The section of a camera with {@code type = picamera}. What is left out of exposure, gain, white
 * balance and focus is measured once at the start of the scan and then held.
 *
 * @param picamera what all Pi cameras share
 * @param id the camera's id as libcamera gives it
 * @param index the camera's place among the ids in ascending order; 0 if neither is given
 * @param columns pixels a row
 * @param rows rows of a picture
 * @param format as what pictures come
 * @param quality of JPEG
 * @param exposure exposure time
 * @param gain analogue gain
 * @param whiteBalance gains of red and blue
 * @param focusDioptres position of the lens, 0 for infinity
 * @param metering how long measuring may take at the start
 * @param buffers frames that the library keeps in flight
 */
public record CameraSettings(
    @PluginSection PluginSettings picamera,
    @Setting("the camera by libcamera's id") Optional<String> id,
    @Setting(value = "the camera by its place among the ids, ascending", min = 0, max = 15)
        Optional<Integer> index,
    @Setting(value = "pixels a row", min = 64, max = 16384) int columns,
    @Setting(value = "rows of a picture", min = 64, max = 16384) int rows,
    @Setting("jpeg, rgb or raw") PictureFormat format,
    @Setting(value = "of JPEG", min = 1, max = 100) int quality,
    @Setting(value = "exposure time; measured if left out", min = 0.00001, max = 200)
        Optional<Duration> exposure,
    @Setting(value = "analogue gain, a factor; measured if left out", min = 1, max = 64)
        Optional<Double> gain,
    @Setting("gains of red and blue; measured if left out") Optional<Gains> whiteBalance,
    @Setting(
            value = "position of the lens, 0 is infinity; measured if left out",
            unit = "dioptres",
            min = 0,
            max = 100)
        Optional<Double> focusDioptres,
    @Setting(value = "how long measuring may take", min = 0.1, max = 60) Duration metering,
    @Setting(value = "frames that the library keeps in flight", min = 2, max = 8) int buffers) {

  /**
   * Fixed white balance.
   *
   * @param red gain of red relative to green
   * @param blue gain of blue relative to green
   */
  public record Gains(
      @Setting(value = "gain of red", min = 0.01, max = 32) double red,
      @Setting(value = "gain of blue", min = 0.01, max = 32) double blue) {
    WhiteBalance value() {
      return new WhiteBalance(red, blue);
    }
  }

  /** Checks. */
  public CameraSettings {
    Objects.requireNonNull(picamera, "picamera");
    if (id.isPresent() && index.isPresent()) {
      throw new IllegalArgumentException("give id or index, not both");
    }
  }

  /** What the config fixes for the whole scan. */
  ShotSettings fixed() {
    ShotSettings.Builder fixed = ShotSettings.builder();
    exposure.ifPresent(fixed::exposure);
    gain.ifPresent(fixed::gain);
    focusDioptres.ifPresent(fixed::focus);
    whiteBalance.map(Gains::value).ifPresent(fixed::whiteBalance);
    return fixed.build();
  }
}
