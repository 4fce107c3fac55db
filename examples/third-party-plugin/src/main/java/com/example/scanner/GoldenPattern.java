package com.example.scanner;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import java.util.List;

/**
 * Points spread evenly over a cylinder, as many as wanted: each is a golden angle further around
 * and a little higher than the one before. No two stand above one another.
 *
 * <p>The golden angle is 180 (3 - sqrt 5) degrees; that seeds placed by it lie evenly was shown by
 * H. Vogel, "A better way to construct the sunflower head", Mathematical Biosciences 44, 1979.
 */
final class GoldenPattern implements Pattern {
  private static final double GOLDEN_ANGLE = 180 * (3 - Math.sqrt(5));

  private final GoldenSettings settings;

  GoldenPattern(GoldenSettings settings) {
    this.settings = settings;
  }

  @Override
  public int size() {
    return settings.points();
  }

  /** Computed, not stored, and from the index alone: a scan that is resumed depends on it. */
  @Override
  public ScanStep step(int index) {
    double band = (settings.toMm() - settings.fromMm()) / settings.points();
    return ScanStep.at(
        Position.of(Position.ROTATION, index * GOLDEN_ANGLE)
            .with(Position.HEIGHT, settings.fromMm() + (index + 0.5) * band));
  }

  @Override
  public List<String> notes() {
    long turns = Math.round((settings.points() - 1) * GOLDEN_ANGLE / 360);
    return List.of("the turntable turns one way only, about " + turns + " times round");
  }
}
