package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** What an author says of a camera, and how its contract tests call it. */
abstract class CameraFixture<S extends Record> extends PluginFactoryContract<S, Camera> {
  private final List<Camera> open = new ArrayList<>();

  @Override
  protected abstract CameraFactory<S> factory();

  /** What the camera can do beyond taking pictures; checked both ways. */
  protected abstract Set<CameraCapability> capabilities();

  /** How long a picture may take; default 10 s. */
  protected Duration captureLimit() {
    return Duration.ofSeconds(10);
  }

  /**
   * Values for the settings that the camera can set. Where its frames tell a value that was set,
   * the two may differ by a tenth. Default: 5 ms, gain 2, 1 dioptre, white balance 1.8 and 1.2.
   */
  protected ShotSettings someSettings() {
    return ShotSettings.builder()
        .exposure(Duration.ofMillis(5))
        .gain(2)
        .focus(1)
        .whiteBalance(new WhiteBalance(1.8, 1.2))
        .build();
  }

  /**
   * Settings of a camera whose {@code capture} does not come back by itself for as long as a test
   * takes, but can be cancelled: a long exposure, a trigger that is never answered, a fault of the
   * device's double. Empty where no capture can get stuck; the rules about stuck calls are then
   * skipped.
   */
  protected Optional<S> stuckSettings() {
    return Optional.empty();
  }

  /** A camera whose pictures fail; empty where that cannot be arranged. */
  protected Optional<FailingCamera<S>> failing() {
    return Optional.empty();
  }

  /**
   * Settings that name a device which is not there: it can be described all the same. Empty where
   * there is no such device.
   */
  protected Optional<S> absentSettings() {
    return Optional.empty();
  }

  @AfterEach
  void closeTheCameras() {
    for (Camera camera : open) {
      calls.beginAction("close", camera::close).isOverWithin(info().limits().close());
    }
  }

  /** A picture, and how often the camera had said that the rig may move. */
  record Picture(Frame frame, int exposed, Calls calls) implements AutoCloseable {
    /** Whatever comes of it: what the close of a frame must not do is a rule of its own. */
    @Override
    public void close() {
      calls.beginAction("close of a frame", frame::close).isOverWithin(LIMIT);
    }
  }

  final boolean can(CameraCapability capability) {
    return capabilities().contains(capability);
  }

  /** Those of the values that the camera can set. */
  final ShotSettings supported(ShotSettings values) {
    ShotSettings.Builder supported = ShotSettings.builder();
    CameraSetting.all().stream()
        .filter(setting -> can(setting.capability()))
        .forEach(setting -> setting.copy(values, supported));
    return supported.build();
  }

  final CameraInfo info() {
    return info(settings());
  }

  final CameraInfo info(S settings) {
    CameraFactory<S> factory = factory();
    CameraInfo info = calls.within(LIMIT, "describe", () -> factory.describe(settings));
    assertThat(info).as("what describe gives").isNotNull();
    return info;
  }

  final Camera newCamera(S settings) {
    Camera camera = create(settings, context, info(settings).limits().open());
    open.add(camera);
    return camera;
  }

  final Camera started(S settings) {
    Camera camera = newCamera(settings);
    start(camera);
    return camera;
  }

  final void start(Camera camera) {
    beginStart(camera).get(info().limits().start());
  }

  final Call<Boolean> beginStart(Camera camera) {
    Duration limit = info().limits().start();
    return calls.beginAction("start", () -> camera.start(in(limit)));
  }

  final void configure(Camera camera, ShotSettings settings) {
    Duration limit = info().limits().configure();
    calls.doWithin(limit, "configure", () -> camera.configure(settings, in(limit)));
  }

  final Optional<Throwable> failureToConfigure(Camera camera, ShotSettings settings) {
    Duration limit = info().limits().configure();
    return calls
        .beginAction("configure", () -> camera.configure(settings, in(limit)))
        .failure(limit);
  }

  final void stop(Camera camera) {
    Duration limit = info().limits().stop();
    calls.doWithin(limit, "stop", () -> camera.stop(in(limit)));
  }

  final void clear(Camera camera) {
    Duration limit = info().limits().clear();
    calls.doWithin(limit, "clear", () -> camera.clear(in(limit)));
  }

  final void close(Camera camera) {
    open.remove(camera);
    calls.doWithin(info().limits().close(), "close", camera::close);
  }

  final Picture capture(Camera camera, int step) {
    return beginCapture(camera, step, new AtomicInteger()).get(captureLimit());
  }

  final Call<Picture> beginCapture(Camera camera, int step, AtomicInteger exposed) {
    CaptureRequest request = request(step);
    return calls.begin(
        "capture",
        () -> {
          Frame frame = camera.capture(request, exposed::incrementAndGet, in(captureLimit()));
          assertThat(frame).as("what capture gives").isNotNull();
          return new Picture(frame, exposed.get(), calls);
        });
  }

  final CaptureRequest request(int step) {
    ShotId shot = new ShotId("contract", ShotId.MAIN, step, context.device(), 0, 1);
    return new CaptureRequest(shot, Position.nowhere(), time.nanos(), ShotSettings.unchanged());
  }

  final Deadline in(Duration limit) {
    return Deadline.after(time, limit);
  }
}
