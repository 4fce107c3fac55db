package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.TimeoutGuard;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives frames back. What a frame does when it is closed is the camera's code: it gets a lane and a
 * deadline, and when it fails the picture is none the worse, but the log says so. Used by one
 * thread at a time.
 */
final class FrameCloser implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameCloser.class);
  private static final int MAX_STUCK = 3;

  private final TimeoutGuard guard;
  private final Limits limits;
  private final TimeSource time;
  private final Consumer<? super Note> notes;

  FrameCloser(String name, Limits limits, TimeSource time, Consumer<? super Note> notes) {
    this.guard = new TimeoutGuard(name, ErrorCode.PLUGIN_DEFECT, time, MAX_STUCK, false);
    this.limits = limits;
    this.time = time;
    this.notes = notes;
  }

  void close(ShotId shot, Frame frame) {
    try {
      guard.run("release of the frame of " + shot, limits.next(), frame::close);
    } catch (DeviceException failed) {
      LOG.warn("the frame of {} was not given back", shot, failed);
      notes.accept(
          new Note(
              time.instant(),
              shot.camera(),
              Severity.WARNING,
              "the frame of " + shot + " was not given back: " + failed.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      LOG.warn("interrupted while the frame of {} was given back", shot, interrupted);
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
