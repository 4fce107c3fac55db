package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.Behaviour.Invocation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bare camera that does what a script says. */
final class ScriptedCamera implements Camera {
  private final Script script;
  private final Frames frames;

  ScriptedCamera(Script script, Frames frames) {
    this.script = script;
    this.frames = frames;
  }

  @Override
  public void start(Deadline deadline) {
    play("start", "start", null, null, () -> null);
  }

  @Override
  public void configure(ShotSettings settings, Deadline deadline) {
    String text =
        "configure"
            + (settings.gain().isPresent() ? " gain " + settings.gain().getAsDouble() : "")
            + (settings.focus().isPresent() ? " focus " + settings.focus().getAsDouble() : "");
    play(text, "configure", null, null, () -> null);
  }

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline) {
    String text = "capture " + request.shot().step() + "/" + request.shot().attempt();
    return play(text, "capture", request, exposed, frames::next);
  }

  @Override
  public void stop(Deadline deadline) {
    play("stop", "stop", null, null, () -> null);
  }

  @Override
  public void clear(Deadline deadline) {
    play("clear", "clear", null, null, () -> null);
  }

  @Override
  public void close() {
    play("close", "close", null, null, () -> null);
  }

  private Frame play(
      String text,
      String operation,
      @Nullable CaptureRequest request,
      @Nullable Runnable exposed,
      Supplier<@Nullable Frame> good) {
    return Sneaky.call(() -> script.play(text, new Invocation(operation, request, exposed, good)));
  }
}
