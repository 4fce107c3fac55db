package dev.steadyscan.benchmarks;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.camera.picamera.CameraSettings;
import dev.steadyscan.camera.picamera.Library;
import dev.steadyscan.camera.picamera.PiCameraFactory;
import dev.steadyscan.camera.picamera.PictureFormat;
import dev.steadyscan.camera.picamera.PluginSettings;
import dev.steadyscan.guard.GuardedCamera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A Pi camera without a lens over the stand-in, guarded as the plugin gives it; nothing about it is
 * measured.
 *
 * @param columns pixels a row
 * @param rows rows of a picture
 * @param format as what pictures come
 * @param script what goes wrong: docs/picamera-standin.md
 * @param policy what is done about it
 * @param attempts how often a picture is tried
 */
public record StandInCamera(
    int columns,
    int rows,
    PictureFormat format,
    String script,
    RecoveryPolicy policy,
    int attempts) {
  /** The id of the camera, for scripts. */
  public static final String ID = "/base/standin/0";

  private static final String CAMERAS =
      "\"cameras\":[{\"id\":\"" + ID + "\",\"model\":\"standin\",\"lens\":false}]";

  /** A script of one such camera: the duration of its frames, and the entries of its faults. */
  public static String script(Duration frame, String faults) {
    return String.format(
        "{\"frame-us\":%d,%s,\"faults\":[%s]}", frame.toNanos() / 1000, CAMERAS, faults);
  }

  /**
   * The camera, not opened.
   *
   * @param folder where the stand-in keeps what the camera has been through
   */
  public GuardedCamera make(Path folder, Consumer<? super DeviceEvent> events) {
    Context context = new Context(folder, policy, attempts, events);
    return (GuardedCamera) new PiCameraFactory().create(settings(), context);
  }

  /** What it is like. */
  public CameraInfo describe() {
    return new PiCameraFactory().describe(settings());
  }

  private CameraSettings settings() {
    return new CameraSettings(
        new PluginSettings(Path.of("python3"), Library.STAND_IN, 85, Optional.of(script)),
        Optional.empty(),
        Optional.of(0),
        columns,
        rows,
        format,
        95,
        Optional.of(Duration.ofMillis(2)),
        Optional.of(2.0),
        Optional.of(new CameraSettings.Gains(1.9, 1.6)),
        Optional.empty(),
        Duration.ofSeconds(2),
        3);
  }

  private record Context(
      Path workFolder, RecoveryPolicy recovery, int attempts, Consumer<? super DeviceEvent> events)
      implements DeviceContext {
    @Override
    public String device() {
      return "left";
    }

    @Override
    public TimeSource time() {
      return TimeSource.system();
    }

    @Override
    public CaptureLimits capture() {
      return new CaptureLimits(Duration.ofSeconds(10), attempts);
    }

    @Override
    public MemoryProfile memory() {
      return MemoryProfile.NORMAL;
    }

    @Override
    public void report(DeviceEvent event) {
      events.accept(event);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<? extends T> make) {
      return make.get();
    }
  }
}
