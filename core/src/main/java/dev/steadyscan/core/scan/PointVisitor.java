package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.Phase;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.CaptureConfig;
import dev.steadyscan.core.config.CaptureMode;
import dev.steadyscan.core.event.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Visits one point: move, settle, then expose.
 *
 * <p>Used by the scan's thread alone.
 */
public final class PointVisitor {
  /** What the guard may need beyond the point's limit to hand its outcome over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final PreparedScan scan;
  private final MotionDriver motion;
  private final ShotTaker taker;
  private final ShotLedger ledger;
  private final RoomWait room;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;

  /** Wired by {@code core.wiring}. */
  public PointVisitor(
      PreparedScan scan,
      MotionDriver motion,
      ShotTaker taker,
      ShotLedger ledger,
      RoomWait room,
      EventBus events,
      TimeSource time,
      Control control) {
    this.scan = scan;
    this.motion = motion;
    this.taker = taker;
    this.ledger = ledger;
    this.room = room;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  /** Moves there and settles; returns where pictures can be taken now. */
  Stand arrive(Visit visit) throws InterruptedException {
    Position position = motion.moveTo(visit.step(), visit.target().position());
    enter(Phase.SETTLING, visit, position);
    control.sleep(scan.config().settle());
    long standingSince = time.nanos();
    awaitRoom(visit.shots());
    enter(Phase.CAPTURING, visit, position);
    ledger.open(visit.step(), visit.shots().size(), visit.first());
    return new Stand(position, standingSince, Deadline.after(time, capture().pointLimit()));
  }

  /** Takes the pictures, which are then being saved. Returns when the rig may move on. */
  void expose(Visit visit, Stand stand) throws InterruptedException {
    boolean followed = false;
    int left = visit.shots().size();
    try {
      for (List<ShotKey> together : rounds(visit.shots())) {
        if (followed) {
          control.sleep(capture().gap());
        }
        followed = capture().mode() == CaptureMode.SEQUENTIAL;
        List<CompletableFuture<Void>> exposures = new ArrayList<>();
        for (ShotKey shot : together) {
          exposures.add(taker.take(shot, visit, stand));
          left--;
        }
        awaitAll(exposures, stand.point().remaining().plus(GRACE));
      }
    } finally {
      if (left > 0) {
        ledger.cutOff(visit.step(), left);
      }
    }
  }

  /** What is exposed at the same time: the cameras of one shot, or each picture for itself. */
  private Iterable<List<ShotKey>> rounds(List<ShotKey> shots) {
    if (capture().mode() == CaptureMode.SEQUENTIAL) {
      return shots.stream().map(List::of).toList();
    }
    SortedMap<Integer, List<ShotKey>> byShot = new TreeMap<>();
    shots.forEach(shot -> byShot.computeIfAbsent(shot.shot(), s -> new ArrayList<>()).add(shot));
    return byShot.values();
  }

  private void awaitAll(List<CompletableFuture<Void>> exposures, Duration limit)
      throws InterruptedException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(exposures.toArray(new CompletableFuture<?>[0]));
    if (!control.await(all, limit)) {
      throw new ScanException(
          ErrorCode.DEFECT, "a camera's guard said nothing " + GRACE + " after the point's limit");
    }
  }

  private void awaitRoom(List<ShotKey> shots) throws InterruptedException {
    long bytes = 0;
    for (PreparedCamera camera : scan.cameras()) {
      long taken = shots.stream().filter(s -> s.camera().equals(camera.name())).count();
      bytes += taken * camera.info().frameBytes();
    }
    room.await(bytes);
  }

  private void enter(Phase phase, Visit visit, Position position) {
    events.publish(
        new ScanEvent.PhaseEntered(time.instant(), phase, OptionalInt.of(visit.step()), position));
  }

  private CaptureConfig capture() {
    return scan.config().capture();
  }
}
