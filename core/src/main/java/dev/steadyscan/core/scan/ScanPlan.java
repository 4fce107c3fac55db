package dev.steadyscan.core.scan;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a scan will take, as expected: opens nothing to know it.
 *
 * @param name the scan's name
 * @param pattern the pattern's type
 * @param notes what the pattern says of how it was read
 * @param points points to visit
 * @param cameras their names with their models
 * @param shots pictures to take
 * @param travel degrees or millimetres that each axis travels, without homing
 * @param homing time for homing
 * @param moving time for moves
 * @param settling time for settling
 * @param capturing time that the rig stands still for pictures
 * @param diskBytes bytes that the pictures take, an estimate on the high side
 */
public record ScanPlan(
    String name,
    String pattern,
    List<String> notes,
    int points,
    Map<String, String> cameras,
    long shots,
    Map<String, Double> travel,
    Duration homing,
    Duration moving,
    Duration settling,
    Duration capturing,
    long diskBytes) {

  /** Copies. */
  public ScanPlan {
    notes = List.copyOf(notes);
  }

  /** Everything together: without recoveries, and if the disk keeps up. */
  public Duration total() {
    return homing.plus(moving).plus(settling).plus(capturing);
  }
}
