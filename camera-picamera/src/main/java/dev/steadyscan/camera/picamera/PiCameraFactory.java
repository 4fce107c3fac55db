package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.process.AgentLauncher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.pf4j.Extension;

/** Makes Raspberry Pi cameras: {@code left { type = picamera }}. Immutable and thread-safe. */
@Extension
public final class PiCameraFactory implements CameraFactory<CameraSettings> {
  /** Rows are padded, at most to this many bytes. */
  private static final int ALIGNMENT = 128;

  private static final Path ROOT = Path.of("/");
  private static final int RGB_BYTES = 3;
  private static final int RAW_BYTES = 2;

  /** For the host. */
  public PiCameraFactory() {}

  @Override
  public String name() {
    return "picamera";
  }

  @Override
  public Class<CameraSettings> settings() {
    return CameraSettings.class;
  }

  @Override
  public CameraInfo describe(CameraSettings settings) {
    long pixels = (long) settings.columns() * settings.rows();
    Duration exposure = settings.exposure().orElse(PiCamera.FRAME);
    boolean raw = settings.format() == PictureFormat.RAW;
    long frame = (pixels + (long) ALIGNMENT * settings.rows()) * (raw ? RAW_BYTES : RGB_BYTES);
    return CameraInfo.builder(model(settings))
        .exposure(exposure.plus(PiCamera.FRAME.multipliedBy(2)))
        .frameBytes(frame)
        .fileBytes(raw ? frame : pixels / 2)
        .limits(limits(settings, exposure))
        .build();
  }

  @Override
  public Camera create(CameraSettings settings, DeviceContext context) {
    return create(settings, context, Optional.empty());
  }

  /** A camera whose processes are started by a launcher of its own, where there is one. */
  static GuardedCamera create(
      CameraSettings settings, DeviceContext context, Optional<AgentLauncher> launcher) {
    CameraInfo info = new PiCameraFactory().describe(settings);
    Command command = new Command(settings.picamera(), context, launcher);
    HostHealth health = new HostHealth(ROOT);
    HostHeat heat = new HostHeat(health, hottest(settings.picamera()), context);
    return GuardedCamera.builder(
            new PiCameraSource(settings, info, context, command, health, heat), info, context)
        .build();
  }

  /** The stand-in runs on any computer, many of which may be hotter. */
  private static double hottest(PluginSettings settings) {
    return settings.library() == Library.STAND_IN
        ? Double.POSITIVE_INFINITY
        : settings.maxCelsius();
  }

  private static String model(CameraSettings settings) {
    String which = settings.id().orElseGet(() -> "number " + settings.index().orElse(0));
    String stand = settings.picamera().library() == Library.STAND_IN ? " (stand-in)" : "";
    return String.format(
        "Pi camera %s%s, %d x %d", which, stand, settings.columns(), settings.rows());
  }

  private static CameraLimits limits(CameraSettings settings, Duration exposure) {
    return new CameraLimits(
        Duration.ofSeconds(20),
        Duration.ofSeconds(5).plus(settings.metering()).plus(exposure.multipliedBy(4)),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        Duration.ofSeconds(4));
  }
}
