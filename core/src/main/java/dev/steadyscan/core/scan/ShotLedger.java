package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.core.store.ScanCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts for every picture: under way, saved, or a gap. It holds gaps only, so a long scan does
 * not grow it.
 *
 * <p>Thread-safe.
 */
public final class ShotLedger {

  private record Missing(int attempts, Failure failure) {}

  private final int plannedShots;
  private final int plannedPoints;
  private final Map<Integer, Integer> underWay = new HashMap<>();
  private final Set<Integer> cutOff = new HashSet<>();
  private final SortedMap<ShotKey, Missing> gaps = new TreeMap<>();
  private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);
  private int saved;
  private int settled;
  private int pointsVisited;

  /** Wired by {@code core.wiring}. */
  public ShotLedger(int plannedShots, int plannedPoints, Remaining remaining) {
    this.plannedShots = plannedShots;
    this.plannedPoints = plannedPoints;
    saved = remaining.past().taken().size();
    pointsVisited = remaining.pointsVisited();
    remaining
        .past()
        .gaps()
        .forEach((key, gap) -> gaps.put(key, new Missing(gap.shot().attempt(), gap.failure())));
  }

  /** A visit begins that tries this many pictures of a point. */
  synchronized void open(int step, int shots, boolean firstVisit) {
    if (underWay.isEmpty()) {
      idle = new CompletableFuture<>();
    }
    underWay.put(step, shots);
    pointsVisited += firstVisit ? 1 : 0;
  }

  /** The visit ends before it came to this many of its pictures, because the scan ends. */
  synchronized void cutOff(int step, int shots) {
    cutOff.add(step);
    if (underWay.merge(step, -shots, Integer::sum) == 0) {
      settledAt(step);
    }
  }

  /** How many captures were made for this picture on earlier visits. */
  synchronized int attemptsSoFar(ShotKey shot) {
    Missing missing = gaps.get(shot);
    return missing == null ? 0 : missing.attempts;
  }

  /** The picture is saved. Returns whether it was the last one under way at its point. */
  synchronized boolean saved(ShotKey shot) {
    saved++;
    gaps.remove(shot);
    return over(shot.step());
  }

  /** The picture was given up. Returns whether it was the last one under way at its point. */
  synchronized boolean failed(ShotKey shot, int attempts, Failure failure) {
    miss(shot, attempts, failure);
    return over(shot.step());
  }

  /** The picture was saved, and is not what it says. */
  synchronized void suspect(ShotKey shot, int attempts, Failure failure) {
    saved--;
    miss(shot, attempts, failure);
  }

  private void miss(ShotKey shot, int attempts, Failure failure) {
    Failure kept =
        new Failure(
            failure.kind(),
            failure.operation(),
            failure.message(),
            failure.evidence(),
            Optional.empty()); // a cause is in the log; here it would be held until the end
    gaps.put(shot, new Missing(attempts, kept));
  }

  private boolean over(int step) {
    settled++;
    boolean last = underWay.merge(step, -1, Integer::sum) == 0;
    if (last) {
      settledAt(step);
    }
    return last && !cutOff.contains(step);
  }

  private void settledAt(int step) {
    underWay.remove(step);
    if (underWay.isEmpty()) {
      idle.complete(null);
    }
  }

  /** How many pictures were saved or given up, over all visits. */
  synchronized int settled() {
    return settled;
  }

  /** Completed when nothing is under way. */
  synchronized CompletableFuture<Void> idle() {
    return idle;
  }

  /** The pictures that are missing, in path order. */
  synchronized List<ShotKey> missing() {
    return List.copyOf(gaps.keySet());
  }

  synchronized List<Gap> gaps(String scan) {
    return gaps.entrySet().stream()
        .map(e -> new Gap(e.getKey().id(scan, e.getValue().attempts), e.getValue().failure))
        .toList();
  }

  synchronized ScanCounts shots() {
    return new ScanCounts(plannedShots, saved, gaps.size());
  }

  synchronized ScanCounts points() {
    int failed = (int) gaps.keySet().stream().mapToInt(ShotKey::step).distinct().count();
    Set<Integer> open = new HashSet<>(underWay.keySet());
    open.addAll(cutOff);
    gaps.keySet().forEach(gap -> open.remove(gap.step()));
    return new ScanCounts(plannedPoints, pointsVisited - failed - open.size(), failed);
  }
}
