package dev.steadyscan.simulator;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.simulator.fault.Fault;
import dev.steadyscan.simulator.fault.Faults;
import dev.steadyscan.simulator.picture.Canvas;
import dev.steadyscan.simulator.picture.CanvasPool;
import dev.steadyscan.simulator.picture.JpegEncoder;
import dev.steadyscan.simulator.picture.Painter;
import dev.steadyscan.simulator.picture.Scene;
import dev.steadyscan.simulator.picture.Tint;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A camera in software. Like many a real one it knows no deadlines: a capture takes what its
 * exposure takes, and {@link #stop} and {@link #close} end it.
 *
 * <p>Of the settings of a shot the exposure and the white balance are obeyed, gain and focus are
 * only told back.
 *
 * <p>Thread-safe as {@link Camera} asks for.
 */
final class SimulatedCamera implements Camera {
  private static final float QUALITY = 0.9f;

  private final CameraSettings settings;
  private final TimeSource time;
  private final Rig rig;
  private final Faults faults;
  private final CaptureLog log;
  private final Painter painter;
  private final CanvasPool canvases;
  private final Signals signals;
  private volatile ShotSettings inForce = ShotSettings.unchanged();
  private volatile Optional<Exposure> last = Optional.empty();

  /** What was exposed, and when that began on the run's monotonic clock. */
  private record Exposure(Scene scene, long begunAt) {}

  SimulatedCamera(CameraSettings settings, TimeSource time, Rig rig) {
    this.settings = settings;
    this.time = time;
    this.rig = rig;
    faults = new Faults(settings.simulator().seed(), settings.simulator().faults());
    log = new CaptureLog(settings.simulator().captureLog());
    painter = new Painter(settings.azimuthDeg());
    canvases = new CanvasPool(settings.rows(), settings.columns());
    signals = new Signals(time);
  }

  @Override
  public void start(Deadline deadline) {
    signals.start();
  }

  @Override
  public void configure(ShotSettings wanted, Deadline deadline) {
    inForce = wanted;
  }

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    if (!signals.running()) {
      throw new IllegalStateException("capture without start");
    }
    log.begins(request.shot());
    Optional<Fault> fault = faults.at(request.shot());
    return fault.isPresent()
        ? faulty(fault.get(), request, exposed)
        : picture(expose(request, exposed, Duration.ZERO));
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    signals.stop();
  }

  @Override
  public void clear(Deadline deadline) {
    // A frame is drawn when it is asked for: nothing is ever buffered.
  }

  @Override
  public void close() {
    signals.close();
  }

  private Frame faulty(Fault fault, CaptureRequest request, Runnable exposed)
      throws InterruptedException {
    return switch (fault.kind()) {
      case SLOW -> picture(expose(request, exposed, fault.duration()));
      case ERROR -> throw DeviceException.camera(fault.failure(), "capture", "a simulated error");
      case HANG -> throw signals.hangUntilStopped();
      case HANG_UNTIL_REPLACED -> throw signals.hangUntilClosed();
      case HANG_UNTIL_EXIT -> throw signals.hangUntilExit();
      case HANG_IN_STOP -> throw signals.hangInStop();
      case TORN -> torn(expose(request, exposed, Duration.ZERO));
      case STALE -> picture(stale(request));
      case LOST_POSITION -> {
        rig.loseInNextMove(faults.degreesLost(request.shot()));
        yield picture(expose(request, exposed, Duration.ZERO));
      }
    };
  }

  private Exposure expose(CaptureRequest request, Runnable exposed, Duration longer)
      throws InterruptedException {
    long begunAt = time.nanos();
    Optional<Position> before = rig.reality(begunAt);
    signals.pause(settings.simulator().scaled(exposureTime()).plus(longer));
    Optional<Position> after = rig.reality(time.nanos());
    Exposure exposure =
        new Exposure(
            new Scene(request.shot(), after.orElse(request.position()), !after.equals(before)),
            begunAt);
    last = Optional.of(exposure);
    exposed.run();
    return exposure;
  }

  private Exposure stale(CaptureRequest request) {
    Exposure old =
        last.orElseGet(
            () -> new Exposure(new Scene(request.shot(), request.position(), false), time.nanos()));
    return new Exposure(old.scene(), Math.min(old.begunAt(), request.notBefore() - 1));
  }

  private Frame picture(Exposure exposure) {
    if (settings.format() == PictureFormat.JPEG) {
      return jpeg(exposure, encode(exposure));
    }
    Canvas canvas = canvases.take();
    paint(exposure, canvas);
    int stride = settings.columns() * PixelFormat.BGR8.bytesPerPixel();
    return Frame.raw(PixelFormat.BGR8, settings.rows(), settings.columns(), stride, canvas.bytes())
        .metadata(metadata(exposure))
        .onClose(() -> canvases.giveBack(canvas))
        .build();
  }

  private Frame torn(Exposure exposure) {
    ByteBuffer whole = encode(exposure);
    return jpeg(exposure, whole.limit(whole.limit() / 2));
  }

  private Frame jpeg(Exposure exposure, ByteBuffer bytes) {
    return Frame.encoded("image/jpeg", bytes).metadata(metadata(exposure)).build();
  }

  private ByteBuffer encode(Exposure exposure) {
    Canvas canvas = canvases.take();
    paint(exposure, canvas);
    byte[] bytes = JpegEncoder.encode(canvas.image(), QUALITY);
    canvases.giveBack(canvas);
    return ByteBuffer.wrap(bytes);
  }

  private void paint(Exposure exposure, Canvas canvas) {
    painter.paint(exposure.scene(), canvas.image());
    inForce.whiteBalance().ifPresent(balance -> Tint.apply(balance, canvas.image()));
  }

  private FrameMetadata metadata(Exposure exposure) {
    FrameMetadata.Builder metadata =
        FrameMetadata.builder().exposedAt(exposure.begunAt()).exposure(exposureTime());
    inForce.gain().ifPresent(metadata::gain);
    inForce.focus().ifPresent(metadata::focus);
    inForce.whiteBalance().ifPresent(metadata::whiteBalance);
    return metadata.build();
  }

  private Duration exposureTime() {
    return inForce.exposure().orElse(settings.exposure());
  }
}
