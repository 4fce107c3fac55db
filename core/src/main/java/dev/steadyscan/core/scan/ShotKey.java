package dev.steadyscan.core.scan;

import dev.steadyscan.api.ShotId;
import java.util.Comparator;

/** A picture of the pass under way, in the order of the path. */
public record ShotKey(int step, String camera, int shot) implements Comparable<ShotKey> {
  private static final Comparator<ShotKey> ORDER =
      Comparator.comparingInt(ShotKey::step)
          .thenComparingInt(ShotKey::shot)
          .thenComparing(ShotKey::camera);

  ShotId id(String scan, int attempt) {
    return new ShotId(scan, ShotId.MAIN, step, camera, shot, attempt);
  }

  @Override
  public int compareTo(ShotKey other) {
    return ORDER.compare(this, other);
  }
}
