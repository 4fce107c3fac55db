package dev.steadyscan.api.camera;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import java.util.Objects;

/**
 * One picture to take.
 *
 * @param shot which picture, and which attempt at it
 * @param position where the rig stands, as the motion reported it
 * @param notBefore the moment on {@link dev.steadyscan.api.time.TimeSource#nanos()} from which the
 *     rig stood still; a frame whose exposure began earlier MUST NOT be returned
 * @param settings the settings that are in force: what {@code configure} was last given
 */
public record CaptureRequest(
    ShotId shot, Position position, long notBefore, ShotSettings settings) {
  /** Checks. */
  public CaptureRequest {
    Objects.requireNonNull(shot, "shot");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(settings, "settings");
  }

  /** The same request for another attempt. */
  public CaptureRequest withAttempt(int attempt) {
    return new CaptureRequest(shot.withAttempt(attempt), position, notBefore, settings);
  }
}
