package dev.steadyscan.api.pattern;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.ShotSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One point of a pattern: where the rig goes, and the pictures that each camera takes there.
 *
 * <p>Immutable and thread-safe.
 */
public final class ScanStep {
  private final Position position;
  private final List<ShotSettings> shots;

  private ScanStep(Builder from) {
    position = from.position;
    shots = from.shots.isEmpty() ? List.of(ShotSettings.unchanged()) : List.copyOf(from.shots);
  }

  /** The step with one picture of each camera and unchanged settings. */
  public static ScanStep at(Position position) {
    return builder(position).build();
  }

  /** A builder for a step at this position. */
  public static Builder builder(Position position) {
    return new Builder(position);
  }

  /** Where the rig goes; an axis that is not named stays where it is. */
  public Position position() {
    return position;
  }

  /**
   * The pictures that each camera takes here, in order, by their settings; at least one. Several
   * make a bracket of exposures or a stack of focus distances.
   */
  public List<ShotSettings> shots() {
    return shots;
  }

  /** Builds a {@link ScanStep}. Not thread-safe. */
  public static final class Builder {
    private final Position position;
    private final List<ShotSettings> shots = new ArrayList<>();

    private Builder(Position position) {
      this.position = Objects.requireNonNull(position, "position");
    }

    /** Adds a picture with these settings. Without any there is one, with unchanged settings. */
    public Builder shot(ShotSettings settings) {
      shots.add(Objects.requireNonNull(settings, "settings"));
      return this;
    }

    /** The step. */
    public ScanStep build() {
      return new ScanStep(this);
    }
  }
}
