package dev.steadyscan.simulator.picture;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import java.util.Objects;

/**
 * What a simulated camera sees.
 *
 * @param shot which picture
 * @param position where the rig really stands
 * @param moving whether it moved during the exposure
 */
public record Scene(ShotId shot, Position position, boolean moving) {
  /** Checks. */
  public Scene {
    Objects.requireNonNull(shot, "shot");
    Objects.requireNonNull(position, "position");
  }

  double axis(String name) {
    return position.get(name).orElse(0);
  }
}
