package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.pattern.ScanStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The way of a repair pass. The next point is always the nearest one, from where the rig stands, by
 * the time that the move takes ({@link MotionInfo#moveTime}); of two that are equally near the one
 * that comes first on the path. Of very many points the first thousand on the path are compared.
 *
 * <p>A camera that is out of service is not visited. Where everything else is done and it is in
 * service again, its gaps are visited after all.
 *
 * <p>Used by the scan's thread alone.
 */
final class GapTour {
  private static final int COMPARED = 1000;

  /** Gives the steps of the pattern. */
  @FunctionalInterface
  interface Steps {
    ScanStep at(int step) throws InterruptedException;
  }

  private final Steps steps;
  private final MotionInfo motion;
  private final SortedMap<Integer, List<ShotKey>> open = new TreeMap<>();
  private final SortedMap<String, List<ShotKey>> leftOut = new TreeMap<>();
  private final Set<String> cameras = new TreeSet<>();
  private final Map<Integer, ScanStep> targets = new HashMap<>();

  GapTour(Collection<ShotKey> gaps, Steps steps, MotionInfo motion) {
    this.steps = steps;
    this.motion = motion;
    gaps.forEach(this::add);
  }

  /** How many points there are to visit. */
  int points() {
    return open.size();
  }

  /** What was left out so far, by camera. */
  SortedMap<String, List<ShotKey>> leftOut() {
    return leftOut;
  }

  /** The next visit, from here; empty when there is nothing left that can be visited. */
  Optional<Visit> next(Position from, Predicate<String> inService) throws InterruptedException {
    leaveOut(inService);
    if (open.isEmpty()) {
      takeIn(inService);
    }
    Optional<Visit> next = nearest(from);
    next.map(Visit::step).ifPresent(this::done);
    return next;
  }

  /** Takes the gaps out of all cameras that are not in service. */
  void leaveOut(Predicate<String> inService) {
    Set<String> out = new TreeSet<>(cameras);
    out.removeIf(inService);
    if (!out.isEmpty()) {
      leaveOut(out);
    }
  }

  private void leaveOut(Set<String> out) {
    cameras.removeAll(out);
    for (List<ShotKey> shots : open.values()) {
      for (ShotKey shot : shots) {
        if (out.contains(shot.camera())) {
          leftOut.computeIfAbsent(shot.camera(), camera -> new ArrayList<>()).add(shot);
        }
      }
      shots.removeIf(shot -> out.contains(shot.camera()));
    }
    open.values().removeIf(List::isEmpty);
  }

  private void takeIn(Predicate<String> inService) {
    for (String camera : List.copyOf(leftOut.keySet())) {
      if (inService.test(camera)) {
        leftOut.getOrDefault(camera, List.of()).forEach(this::add);
        leftOut.remove(camera);
      }
    }
  }

  private void add(ShotKey gap) {
    cameras.add(gap.camera());
    open.computeIfAbsent(gap.step(), step -> new ArrayList<>()).add(gap);
  }

  private Optional<Visit> nearest(Position from) throws InterruptedException {
    Optional<Visit> nearest = Optional.empty();
    Duration least = Duration.ZERO;
    int compared = 0;
    for (Map.Entry<Integer, List<ShotKey>> point : open.entrySet()) {
      ScanStep target = target(point.getKey());
      Duration move = motion.moveTime(from, target.position());
      if (nearest.isEmpty() || move.compareTo(least) < 0) {
        least = move;
        nearest =
            Optional.of(new Visit(point.getKey(), target, List.copyOf(point.getValue()), false));
      }
      if (++compared == COMPARED) {
        break;
      }
    }
    return nearest;
  }

  private ScanStep target(int step) throws InterruptedException {
    ScanStep known = targets.get(step);
    if (known == null) {
      known = steps.at(step);
      targets.put(step, known);
    }
    return known;
  }

  private void done(int step) {
    open.remove(step);
    targets.remove(step);
  }
}
