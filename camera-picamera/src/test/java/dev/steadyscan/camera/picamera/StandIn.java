package dev.steadyscan.camera.picamera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of a camera of the stand-in, as the defaults have them where a test says nothing. */
final class StandIn {
  /** The camera with a lens. */
  static final String LENS = "/base/standin/i2c@80000/lens@1a";

  /** The camera without one. */
  static final String FIXED = "/base/standin/i2c@88000/fixed@10";

  private Path python = Path.of("python3");
  private String script = "{}";
  private Optional<String> id = Optional.empty();
  private Optional<Integer> index = Optional.empty();
  private int columns = 3280;
  private int rows = 2464;
  private PictureFormat format = PictureFormat.JPEG;
  private Optional<Duration> exposure = Optional.empty();
  private Optional<Double> gain = Optional.empty();
  private Optional<Double> focus = Optional.empty();

  StandIn script(String json) {
    script = json.replace('\'', '"');
    return this;
  }

  StandIn python(Path value) {
    python = value;
    return this;
  }

  StandIn id(String value) {
    id = Optional.of(value);
    return this;
  }

  StandIn index(int value) {
    index = Optional.of(value);
    return this;
  }

  StandIn size(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    return this;
  }

  StandIn format(PictureFormat value) {
    format = value;
    return this;
  }

  StandIn exposure(Duration value) {
    exposure = Optional.of(value);
    return this;
  }

  StandIn gain(double value) {
    gain = Optional.of(value);
    return this;
  }

  StandIn focus(double dioptres) {
    focus = Optional.of(dioptres);
    return this;
  }

  CameraSettings settings() {
    return new CameraSettings(
        new PluginSettings(python, Library.STAND_IN, 85, Optional.of(script)),
        id,
        index,
        columns,
        rows,
        format,
        95,
        exposure,
        gain,
        Optional.empty(),
        focus,
        Duration.ofSeconds(2),
        3);
  }
}
