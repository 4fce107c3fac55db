package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.ShotSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier runs of a scan have left.
 *
 * <p>Immutable and thread-safe.
 *
 * @param taken the pictures that are there
 * @param gaps the pictures that were tried and are not there, each under its key
 * @param worse whether pictures that have a record are not as it says, which is to be recorded
 * @param locked what cameras measured at the start of the scan and held, by their names
 */
public record Past(
    Set<ShotKey> taken, Map<ShotKey, Gap> gaps, boolean worse, Map<String, ShotSettings> locked) {
  private static final Past NONE = new Past(Set.of(), Map.of(), false, Map.of());

  /** Copies. */
  public Past {
    taken = Set.copyOf(taken);
    gaps = Map.copyOf(gaps);
    locked = Map.copyOf(locked);
  }

  /** That of a new scan. */
  public static Past none() {
    return NONE;
  }

  Optional<ShotSettings> lockedBy(String camera) {
    return Optional.ofNullable(locked.get(camera));
  }

  boolean knows(ShotKey shot) {
    return taken.contains(shot) || gaps.containsKey(shot);
  }
}
