package dev.steadyscan.core.store;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.FrameMetadata;
import java.util.Objects;

/**
 * What is recorded of a picture beside the picture itself.
 *
 * @param shot which picture. What a repair pass takes has the gap's own key
 * @param attempts attempts at it so far, over all visits of its point
 * @param shotsAtStep how many pictures this camera takes at this step, 1 or more; with several,
 *     each file name ends with the number of its shot
 * @param position where the rig stands, as the motion reported it
 * @param metadata what the camera says of the frame; {@link FrameMetadata#none()} for a failed shot
 */
public record ShotReport(
    ShotId shot, int attempts, int shotsAtStep, Position position, FrameMetadata metadata) {

  /** Checks. */
  public ShotReport {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(metadata, "metadata");
    if (attempts < 0 || shotsAtStep <= shot.shot()) {
      throw new IllegalArgumentException(
          shot + " of " + shotsAtStep + " at its step, after " + attempts + " attempts");
    }
  }
}
