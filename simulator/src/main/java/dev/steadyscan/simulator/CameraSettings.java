package dev.steadyscan.simulator;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.plugin.PluginSection;
import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;
import java.util.Objects;

/**
 * The section of a camera with {@code type = simulator}.
 *
 * @param simulator what the plugin's devices share
 * @param rows rows of a picture
 * @param columns pixels a row
 * @param exposure how long an exposure takes where a shot does not say otherwise, before {@code
 *     time-scale}
 * @param format raw pixels or JPEG
 * @param azimuthDeg where the camera stands around the turntable
 */
public record CameraSettings(
    @PluginSection SimulatorSettings simulator,
    @Setting(value = "rows of a picture", min = 120, max = 10000) int rows,
    @Setting(value = "pixels a row", min = 288, max = 10000) int columns,
    @Setting(value = "exposure time", min = 0) Duration exposure,
    @Setting("raw or jpeg") PictureFormat format,
    @Setting(value = "where it stands around the turntable", unit = "deg") double azimuthDeg) {
  private static final int BYTES_PER_PIXEL = 3;

  /** Checks. */
  public CameraSettings {
    Objects.requireNonNull(simulator, "simulator");
    Objects.requireNonNull(format, "format");
    if (rows < 120 || columns < 288 || rows > 10_000 || columns > 10_000) {
      throw new IllegalArgumentException(
          rows + " rows and " + columns + " columns have to be from 120 and 288 up to 10000");
    }
    if (exposure.isNegative() || exposure.isZero()) {
      throw new IllegalArgumentException("exposure has to be above zero");
    }
    if (!Double.isFinite(azimuthDeg)) {
      throw new IllegalArgumentException("azimuth-deg has to be a figure");
    }
  }

  /** The camera as the host sees it. */
  CameraInfo info() {
    long pixels = (long) rows * columns;
    return CameraInfo.builder("simulated camera, " + columns + " x " + rows)
        .exposure(simulator.scaled(exposure))
        .frameBytes(pixels * BYTES_PER_PIXEL)
        .fileBytes(pixels / 2)
        .build();
  }
}
