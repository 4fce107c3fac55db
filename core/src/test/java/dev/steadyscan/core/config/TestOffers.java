package dev.steadyscan.core.config;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.plugin.PluginSection;
import dev.steadyscan.api.plugin.Setting;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.plugin.GuardedLanes;
import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plugin {@code rig} with a camera, a motion and a pattern, whose settings have every type. */
final class TestOffers {
  static final String REFERENCE =
      """
      steadyscan {
        camera.cam {
          rows = 480
          exposure = 50 ms
          lens { kind = wide, focus-mm = 4.5 }
        }
        motion.axes { speed = 45 }
        plugin.rig { seed = 1, name = "the rig" }
      }
      """;

  enum Colour {
    BRIGHT_RED,
    BLUE
  }

  record Lens(
      @Setting(shorthand = true) String kind, @Setting(unit = "mm", min = 0) double focusMm) {
    Lens {
      if (kind.equals("broken")) {
        throw new IllegalArgumentException("a broken lens takes no picture");
      }
      if (kind.equals("defective")) {
        throw new IllegalStateException("oops");
      }
    }
  }

  record RigSettings(@Setting(value = "decides", min = 0) long seed, String name) {}

  record CamSettings(
      @PluginSection RigSettings rig,
      @Setting(min = 1, max = 10_000) int rows,
      @Setting(min = 0.001, max = 10) Duration exposure,
      Optional<Boolean> flash,
      Optional<Colour> colour,
      Optional<Path> folder,
      @Setting(unit = "bytes", min = 1024) Optional<Long> memory,
      Optional<Double> gain,
      Optional<Long> serial,
      Lens lens,
      List<Lens> filters,
      @Setting(min = 0) List<Double> stops,
      Map<String, Integer> registers) {}

  record AxesSettings(@PluginSection RigSettings rig, @Setting(min = 1) double speed) {}

  record GridSettings(@Setting(min = 1) int columns, Optional<Integer> rowCount) {}

  private TestOffers() {}

  static Offers offers() {
    Offers builtIn = Offers.builtIn();
    return new Offers(
        Map.of("cam", offer("camera", "cam", CamSettings.class, new Cam())),
        Map.of("axes", offer("motion", "axes", AxesSettings.class, new Axes())),
        Map.of("grid", offer("pattern", "grid", GridSettings.class, new Grid())),
        builtIn.policies(),
        List.of(),
        List.of(),
        List.of());
  }

  static ConfigReader reader() {
    return new ConfigReader(new GuardedLanes(TimeSource.system()));
  }

  /** Reads a text that stands in no file. */
  static ScanConfig read(String text, String... sets) throws InterruptedException {
    return reader().read("test.conf", text, List.of(sets), offers());
  }

  static <F extends dev.steadyscan.api.plugin.PluginFactory<?, ?>> Offer<F> offer(
      String kind, String name, Class<? extends Record> settings, F factory) {
    return new Offer<>("rig", kind, name, settings, factory, REFERENCE);
  }

  static dev.steadyscan.core.plugin.ForeignCalls calls() {
    return new GuardedLanes(TimeSource.system()).open("test", ErrorCode.PLUGIN_DEFECT);
  }

  static final class Cam implements CameraFactory<CamSettings> {
    @Override
    public String name() {
      return "cam";
    }

    @Override
    public Class<CamSettings> settings() {
      return CamSettings.class;
    }

    @Override
    public CameraInfo describe(CamSettings settings) {
      return CameraInfo.builder("cam").build();
    }

    @Override
    public Camera create(CamSettings settings, DeviceContext context) {
      throw new UnsupportedOperationException();
    }
  }

  static final class Axes implements MotionFactory<AxesSettings> {
    @Override
    public String name() {
      return "axes";
    }

    @Override
    public Class<AxesSettings> settings() {
      return AxesSettings.class;
    }

    @Override
    public MotionInfo describe(AxesSettings settings) {
      return MotionInfo.builder("axes").build();
    }

    @Override
    public Motion create(AxesSettings settings, DeviceContext context) {
      throw new UnsupportedOperationException();
    }
  }

  static final class Grid implements PatternFactory<GridSettings> {
    @Override
    public String name() {
      return "grid";
    }

    @Override
    public Class<GridSettings> settings() {
      return GridSettings.class;
    }

    @Override
    public Pattern create(GridSettings settings, DeviceContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
