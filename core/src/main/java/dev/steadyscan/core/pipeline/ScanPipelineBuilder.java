package dev.steadyscan.core.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.CameraConfig;
import dev.steadyscan.core.config.CaptureConfig;
import dev.steadyscan.core.config.CaptureMode;
import dev.steadyscan.core.config.Chosen;
import dev.steadyscan.core.config.ImageFormat;
import dev.steadyscan.core.config.RepairConfig;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.config.TroubleConfig;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.scan.DiskSpace;
import dev.steadyscan.core.scan.PluginCalls;
import dev.steadyscan.core.store.FrameConsumer;
import dev.steadyscan.core.store.InterruptedScan;
import dev.steadyscan.guard.CameraSource;
import dev.steadyscan.guard.policy.StopClearWaitRestart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a scan of devices that the program hands in. For a scan from a config file see {@link
 * ConfiguredScan}.
 *
 * <p>Not thread-safe.
 */
public final class ScanPipelineBuilder {
  private record CameraPart(CameraSource source, CameraInfo info) {}

  private String name = "scan";
  private Optional<Chosen<PatternFactory<?>>> pattern = Optional.empty();
  private Optional<Chosen<MotionFactory<?>>> motion = Optional.empty();
  private final Map<String, CameraPart> cameras = new LinkedHashMap<>();
  private final List<ScanListener> listeners = new ArrayList<>();
  private RecoveryPolicy recovery =
      new StopClearWaitRestart(
          new StopClearWaitRestart.Settings(
              Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(500)));
  private Optional<Path> output = Optional.empty();
  private Optional<Path> resumed = Optional.empty();
  private Optional<FrameConsumer> consumer = Optional.empty();
  private Duration settle = Duration.ofMillis(250);
  private Duration stopLimit = Duration.ofSeconds(10);
  private CaptureConfig capture =
      new CaptureConfig(
          CaptureMode.TOGETHER,
          Duration.ofMillis(100),
          Duration.ofSeconds(10),
          3,
          Duration.ofSeconds(35));
  private int repairPasses = 1;
  private TroubleConfig trouble = TroubleConfig.defaults();
  private WriteConfig write =
      new WriteConfig(ImageFormat.JPEG, 95, 256L << 20, Duration.ofSeconds(30));
  private TimeSource time = TimeSource.system();
  private Duration callLimit = PluginCalls.LIMIT;
  private boolean attended;

  private static String named(String what, String value) {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,79}")) {
      throw new IllegalArgumentException(
          "a " + what + " cannot be named '" + value + "': lower-case letters, digits and dashes");
    }
    return value;
  }

  ScanPipelineBuilder() {}

  /**
   * Names the scan: lower-case letters, digits and dashes; default {@code scan}.
   *
   * @throws IllegalArgumentException if it cannot be named so, as with cameras
   */
  public ScanPipelineBuilder name(String value) {
    name = named("scan", value);
    return this;
  }

  /** Sets the points. Required. */
  public ScanPipelineBuilder pattern(Pattern value) {
    pattern = Optional.of(Embedded.pattern(value));
    return this;
  }

  /** Sets the motion, which is closed after the scan. Required. */
  public ScanPipelineBuilder motion(Motion value, MotionInfo info) {
    motion = Optional.of(Embedded.motion(value, info));
    return this;
  }

  /**
   * Adds a camera, which is closed after the scan. It cannot be replaced by a recovery.
   *
   * @param camera bare, or a {@link dev.steadyscan.guard.GuardedCamera}
   */
  public ScanPipelineBuilder camera(String cameraName, Camera camera, CameraInfo info) {
    return camera(cameraName, Embedded.once(cameraName, camera), info);
  }

  /** Adds a camera that a recovery may replace: the source is asked for a new one. */
  public ScanPipelineBuilder camera(String cameraName, CameraSource source, CameraInfo info) {
    cameras.put(named("camera", cameraName), new CameraPart(source, info));
    return this;
  }

  /** Sets what is done about failures; default {@code stop-clear-wait-restart}. */
  public ScanPipelineBuilder recovery(RecoveryPolicy value) {
    recovery = value;
    return this;
  }

  /**
   * Has the scan's folder made in this one. This, or {@link #resume}, or {@link #frames}, is
   * required.
   */
  public ScanPipelineBuilder output(Path folder) {
    output = Optional.of(folder);
    return this;
  }

  /**
   * Goes on with the scan that an earlier run has left in this folder, in place of {@link #output}.
   * Points and cameras have to be those of then. {@link #build} takes hold of the scan, and {@link
   * ScanPipeline#close} lets go of it. Where nothing is missing no device is opened.
   */
  public ScanPipelineBuilder resume(Path scan) {
    resumed = Optional.of(scan);
    return this;
  }

  /** Hands every picture to the program; no file is written. */
  public ScanPipelineBuilder frames(FrameConsumer value) {
    consumer = Optional.of(value);
    return this;
  }

  /** Sets how raw frames are written; default JPEG of quality 95, 256 MiB in flight. */
  public ScanPipelineBuilder write(WriteConfig value) {
    write = value;
    return this;
  }

  /** Sets how pictures are taken; default together, 10 s, 3 attempts, 35 s a point. */
  public ScanPipelineBuilder capture(CaptureConfig value) {
    capture = value;
    return this;
  }

  /** Sets the wait after each move; default 250 ms. */
  public ScanPipelineBuilder settle(Duration value) {
    settle = value;
    return this;
  }

  /** Sets how long stopping may take as a whole; default 10 s. */
  public ScanPipelineBuilder stopLimit(Duration value) {
    stopLimit = value;
    return this;
  }

  /** Sets how often gaps are visited again; default 1. */
  public ScanPipelineBuilder repairPasses(int value) {
    repairPasses = value;
    return this;
  }

  /** Sets what is done about failures that remain; default: the scan goes on with gaps. */
  public ScanPipelineBuilder trouble(TroubleConfig value) {
    trouble = value;
    return this;
  }

  /** Adds a listener. */
  public ScanPipelineBuilder listener(ScanListener value) {
    listeners.add(Objects.requireNonNull(value, "listener"));
    return this;
  }

  /** Sets the clock; default the machine's. */
  public ScanPipelineBuilder time(TimeSource value) {
    time = value;
    return this;
  }

  /**
   * Says that somebody is there who calls {@link dev.steadyscan.core.scan.ScanRun#proceed} when the
   * scan pauses over trouble. Without this such a scan stops.
   */
  public ScanPipelineBuilder attended() {
    attended = true;
    return this;
  }

  /** Sets how long a call may take of code that is no device: pattern, policy; default 5 s. */
  public ScanPipelineBuilder callLimit(Duration value) {
    callLimit = value;
    return this;
  }

  /**
   * The pipeline.
   *
   * @throws IllegalStateException if something required is missing
   * @throws dev.steadyscan.api.error.ScanException as {@link ResumedScan#build}, if it goes on with
   *     an earlier run
   */
  public ScanPipeline build() {
    if (pattern.isEmpty() || motion.isEmpty() || cameras.isEmpty()) {
      throw new IllegalStateException("a scan needs a pattern, a motion and a camera");
    }
    if (Stream.of(output, resumed, consumer).filter(Optional::isPresent).count() != 1) {
      throw new IllegalStateException(
          "a scan needs an output folder, one to resume or a consumer of its frames");
    }
    ScanConfig config = config(pattern.get(), motion.get());
    if (resumed.isPresent()) {
      InterruptedScan earlier = InterruptedScan.open(resumed.get(), false, time);
      return pipeline(
          config,
          EarlierScan.of(earlier),
          Stores.goingOnIn(earlier, List.of(), config.write()),
          Stores.space(config, time),
          earlier::close);
    }
    Beginning anew = new NewScan(List.of(), time);
    return consumer.isPresent()
        ? pipeline(
            config,
            anew,
            Stores.handingOver(consumer.get(), config.write()),
            Stores.noDisk(),
            () -> {})
        : pipeline(config, anew, Stores.folder(config), Stores.space(config, time), () -> {});
  }

  private ScanPipeline pipeline(
      ScanConfig config,
      Beginning beginning,
      ScanParts.StoreFactory stores,
      DiskSpace space,
      Runnable close) {
    return new ScanPipeline(
        new ScanParts(
            config,
            beginning,
            List.copyOf(listeners),
            stores,
            space,
            time,
            callLimit,
            attended,
            close));
  }

  private ScanConfig config(Chosen<PatternFactory<?>> points, Chosen<MotionFactory<?>> axes) {
    Map<String, CameraConfig> chosen = new LinkedHashMap<>();
    cameras.forEach(
        (camera, part) ->
            chosen.put(
                camera,
                new CameraConfig(
                    Embedded.camera(camera, part.source(), part.info()),
                    Embedded.policy(recovery))));
    return new ScanConfig(
        name,
        output.or(() -> resumed).orElse(Path.of("")),
        stopLimit,
        points,
        axes,
        settle,
        chosen,
        capture,
        new RepairConfig(repairPasses),
        trouble,
        write,
        JsonNodeFactory.instance.objectNode());
  }
}
