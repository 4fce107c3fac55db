package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.Behaviour.Invocation;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A camera that does what a {@link Script} says, for tests of what is around a camera: policies,
 * guards, programs. Where the script says nothing it takes a picture of one grey pixel.
 *
 * <p>Thread-safe.
 */
public final class ScriptedCamera implements Camera {
  private final Script script;
  private final Function<CaptureRequest, Frame> picture;

  /** A camera that takes pictures of one grey pixel. */
  public ScriptedCamera(Script script) {
    this(script, request -> pixel().build());
  }

  /** A camera that takes these pictures where it is well. */
  public ScriptedCamera(Script script, Function<CaptureRequest, Frame> picture) {
    this.script = script;
    this.picture = picture;
  }

  /** Starts a picture of one grey pixel, to add metadata or an action at its closing. */
  public static Frame.Builder pixel() {
    return Frame.raw(PixelFormat.GREY8, 1, 1, 1, ByteBuffer.allocate(1));
  }

  @Override
  public void start(Deadline deadline) throws InterruptedException {
    play("start");
  }

  @Override
  public void configure(ShotSettings settings, Deadline deadline) throws InterruptedException {
    StringBuilder text = new StringBuilder("configure");
    settings.exposure().ifPresent(value -> text.append(" exposure ").append(value));
    settings.gain().ifPresent(value -> text.append(" gain ").append(value));
    settings.focus().ifPresent(value -> text.append(" focus ").append(value));
    settings.whiteBalance().ifPresent(value -> text.append(" white balance ").append(value));
    play(text.toString(), "configure", null, null, () -> null);
  }

  @Override
  @SuppressWarnings("NullAway") // a null is one of the things that a broken camera gives
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    String text = "capture " + request.shot().step() + "/" + request.shot().attempt();
    return (Frame) play(text, "capture", request, exposed, () -> picture.apply(request));
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    play("stop");
  }

  @Override
  public void clear(Deadline deadline) throws InterruptedException {
    play("clear");
  }

  @Override
  public void close() {
    play("close");
  }

  private void play(String operation) {
    play(operation, operation, null, null, () -> null);
  }

  private @Nullable Object play(
      String text,
      String operation,
      @Nullable CaptureRequest request,
      @Nullable Runnable exposed,
      Supplier<? extends @Nullable Object> good) {
    return Sneaky.call(
        () -> script.play(text, new Invocation(operation, request, exposed, null, good)));
  }
}
