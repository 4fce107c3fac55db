package dev.steadyscan.guard;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.Failure;
import java.util.Objects;
import java.util.Optional;

/**
 * How a shot ended: with a frame, which whoever receives the outcome closes, or with the failure
 * for which it was given up.
 *
 * @param shot which picture; its attempt is the number of the last attempt ever made, 0 if none was
 * @param attempts captures made during this visit of the point
 * @param frame the picture; empty if there is a failure
 * @param failure why there is no picture; empty if there is one
 */
public record ShotOutcome(
    ShotId shot, int attempts, Optional<Frame> frame, Optional<Failure> failure) {

  /** Checks that there is either a frame or a failure. */
  public ShotOutcome {
    Objects.requireNonNull(shot, "shot");
    if (frame.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException("a shot ends with a frame or with a failure: " + shot);
    }
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts cannot be negative: " + attempts);
    }
  }

  static ShotOutcome taken(ShotId shot, int attempts, Frame frame) {
    return new ShotOutcome(shot, attempts, Optional.of(frame), Optional.empty());
  }

  static ShotOutcome failed(ShotId shot, int attempts, Failure failure) {
    return new ShotOutcome(shot, attempts, Optional.empty(), Optional.of(failure));
  }
}
