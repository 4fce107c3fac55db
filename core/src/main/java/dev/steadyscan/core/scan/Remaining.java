package dev.steadyscan.core.scan;

import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.core.store.ScanCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is still to be taken: of a new scan all of it, of a resumed one exactly what is missing.
 *
 * <p>Immutable and thread-safe.
 */
public final class Remaining {
  private final Past past;
  private final boolean resumed;
  private final PreparedScan scan;
  private final BitSet points;
  private final BitSet visited;

  private Remaining(Past past, boolean resumed, PreparedScan scan) {
    this.past = past;
    this.resumed = resumed;
    this.scan = scan;
    this.points = new BitSet(scan.pattern().size());
    this.visited = new BitSet(scan.pattern().size());
  }

  /** All of a scan. */
  public static Remaining all(PreparedScan scan) {
    Remaining all = new Remaining(Past.none(), false, scan);
    all.points.set(0, scan.pattern().size());
    return all;
  }

  /** What earlier runs have left to do. */
  public static Remaining after(Past past, PreparedScan scan) throws InterruptedException {
    Remaining rest = new Remaining(past, true, scan);
    byte[] unused = scan.pattern().forEach(rest::look);
    return rest;
  }

  private void look(int step, ScanStep target) {
    List<ShotKey> all = allShotsAt(step, target);
    points.set(step, !past.taken().containsAll(all));
    visited.set(step, all.stream().allMatch(past::knows) || all.stream().anyMatch(this::isGap));
  }

  private boolean isGap(ShotKey shot) {
    return past.gaps().containsKey(shot);
  }

  /** What earlier runs have left. */
  public Past past() {
    return past;
  }

  /** Whether there were earlier runs. */
  boolean isResumed() {
    return resumed;
  }

  /** How many points are to be visited. */
  int points() {
    return points.cardinality();
  }

  /** The first point to visit from this one on, in path order. */
  OptionalInt nextFrom(int step) {
    int next = points.nextSetBit(step);
    return next < 0 ? OptionalInt.empty() : OptionalInt.of(next);
  }

  /** What is missing at a point. */
  List<ShotKey> shotsAt(int step, ScanStep target) {
    return allShotsAt(step, target).stream().filter(shot -> !past.taken().contains(shot)).toList();
  }

  /** Whether it was not visited before: every picture taken or given up, or one of them a gap. */
  boolean isNew(int step) {
    return !visited.get(step);
  }

  /** How many points were visited before. */
  int pointsVisited() {
    return visited.cardinality();
  }

  /** How many pictures there are so far. */
  public ScanCounts shotsSoFar() {
    int planned = Math.toIntExact(scan.shots());
    return new ScanCounts(planned, past.taken().size(), past.gaps().size());
  }

  /** How many points are done so far. */
  public ScanCounts pointsSoFar() {
    int failed = (int) past.gaps().keySet().stream().mapToInt(ShotKey::step).distinct().count();
    return new ScanCounts(scan.pattern().size(), scan.pattern().size() - points(), failed);
  }

  /** Bytes that it takes on disk, an estimate on the high side. */
  public long fileBytes() {
    long bytes = 0;
    for (PreparedCamera camera : scan.cameras()) {
      long taken =
          past.taken().stream().filter(shot -> shot.camera().equals(camera.name())).count();
      bytes += camera.info().fileBytes() * (scan.survey().shotsPerCamera() - taken);
    }
    return bytes;
  }

  private List<ShotKey> allShotsAt(int step, ScanStep target) {
    List<ShotKey> shots = new ArrayList<>();
    for (int shot = 0; shot < target.shots().size(); shot++) {
      for (PreparedCamera camera : scan.cameras()) {
        shots.add(new ShotKey(step, camera.name(), shot));
      }
    }
    return shots;
  }
}
