package dev.steadyscan.examples;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;

/** Twelve points around one turn. */
record Turntable() implements Pattern {
  @Override
  public int size() {
    return 12;
  }

  @Override
  public ScanStep step(int index) {
    return ScanStep.at(Position.of(Position.ROTATION, index * 30.0));
  }
}
