package dev.steadyscan.camera.picamera;

import java.util.List;

/**
 * Something that a camera on a Raspberry Pi goes through, by the stand-in, and what is done about
 * it.
 *
 * @param name what happens
 * @param faults the stand-in's faults, in JSON with single quotes
 * @param shots how many pictures are tried
 * @param taken how many of them have to be taken
 * @param rungs the decisions about it, in their order, as {@link Rungs} writes them
 */
record Scenario(String name, String faults, int shots, int taken, List<String> rungs) {

  /** A scenario in which every picture is taken. */
  static Scenario of(String name, String faults, int shots, String... rungs) {
    return new Scenario(name, faults, shots, shots, List.of(rungs));
  }

  /** A scenario that costs pictures. */
  Scenario taking(int pictures) {
    return new Scenario(name, faults, shots, pictures, rungs);
  }

  @Override
  public String toString() {
    return name;
  }
}
