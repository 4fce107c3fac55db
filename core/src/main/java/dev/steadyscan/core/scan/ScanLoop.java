package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.Phase;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.store.ScanStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The passes of a scan: every point once, then the points that have gaps. */
public final class ScanLoop {
  private static final Duration IDLE_CHECK = Duration.ofMillis(250);

  /** More than one picture needs of them. */
  private static final int FILE_OPERATIONS = 10;

  private final PreparedScan scan;
  private final Remaining remaining;
  private final Rig rig;
  private final MotionDriver motion;
  private final PointVisitor visitor;
  private final ShotLedger ledger;
  private final ScanStore store;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;

  /** Wired by {@code core.wiring}. */
  public ScanLoop(
      PreparedScan scan,
      Remaining remaining,
      Rig rig,
      MotionDriver motion,
      PointVisitor visitor,
      ShotLedger ledger,
      ScanStore store,
      EventBus events,
      TimeSource time,
      Control control) {
    this.scan = scan;
    this.remaining = remaining;
    this.rig = rig;
    this.motion = motion;
    this.visitor = visitor;
    this.ledger = ledger;
    this.store = store;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  void run() throws InterruptedException {
    motion.home();
    events.publish(
        new ScanEvent.PassStarted(time.instant(), ShotId.MAIN, false, remaining.points()));
    OptionalInt next = remaining.nextFrom(0);
    while (next.isPresent()) {
      int step = next.getAsInt();
      ScanStep target = step(step);
      visit(new Visit(step, target, remaining.shotsAt(step, target), remaining.isNew(step)));
      next = remaining.nextFrom(step + 1);
    }
    awaitIdle();
    repair();
  }

  private void repair() throws InterruptedException {
    for (int pass = 0; pass < scan.config().repair().passes(); pass++) {
      SortedMap<Integer, List<ShotKey>> gaps = gapsToVisit();
      if (gaps.isEmpty()) {
        return;
      }
      events.publish(new ScanEvent.PassStarted(time.instant(), ShotId.MAIN, true, gaps.size()));
      for (Map.Entry<Integer, List<ShotKey>> point : gaps.entrySet()) {
        ScanStep target = step(point.getKey());
        visit(new Visit(point.getKey(), target, point.getValue(), false));
      }
      awaitIdle();
    }
  }

  /** The gaps that a visit may fill: a camera that was given up would cost the moves only. */
  private SortedMap<Integer, List<ShotKey>> gapsToVisit() {
    Set<String> givenUp = new TreeSet<>();
    for (PreparedCamera camera : scan.cameras()) {
      if (rig.camera(camera.name()).isGivenUp()) {
        givenUp.add(camera.name());
        String left = "was given up: the repair pass leaves its gaps out";
        events.publish(
            new DeviceEvent.Note(
                time.instant(), camera.name(), DeviceEvent.Severity.WARNING, left));
      }
    }
    return ledger.gapsByStep(gap -> !givenUp.contains(gap.camera()));
  }

  private void visit(Visit visit) throws InterruptedException {
    holdWhilePaused();
    throwIfBroken(store);
    visitor.visit(visit);
  }

  private ScanStep step(int index) throws InterruptedException {
    return control.cancellable(() -> scan.pattern().step(index));
  }

  private void holdWhilePaused() throws InterruptedException {
    control.check();
    if (control.paused().isEmpty()) {
      return;
    }
    long began = time.nanos();
    events.publish(new ScanEvent.Paused(time.instant()));
    while (control.paused().isPresent()) {
      control.await(
          control.paused().orElse(CompletableFuture.completedFuture(null)), Duration.ofHours(1));
    }
    events.publish(new ScanEvent.Continued(time.instant(), Duration.ofNanos(time.nanos() - began)));
  }

  /** Waits until every picture is accounted for; each has to follow the one before in time. */
  private void awaitIdle() throws InterruptedException {
    if (!ledger.idle().isDone()) {
      events.publish(
          new ScanEvent.PhaseEntered(
              time.instant(), Phase.SAVING, OptionalInt.empty(), Position.nowhere()));
    }
    Duration patience = patience();
    int settled = ledger.settled();
    Deadline deadline = Deadline.after(time, patience);
    while (!control.await(ledger.idle(), IDLE_CHECK)) {
      throwIfBroken(store);
      if (ledger.settled() != settled) {
        settled = ledger.settled();
        deadline = Deadline.after(time, patience);
      } else if (deadline.expired()) {
        throw new ScanException(
            ErrorCode.DEFECT, "pictures were neither saved nor given up for " + patience);
      }
    }
    throwIfBroken(store);
  }

  private Duration patience() {
    return scan.config()
        .capture()
        .pointLimit()
        .plus(scan.config().write().timeout().multipliedBy(FILE_OPERATIONS))
        .plus(IDLE_CHECK);
  }

  static void throwIfBroken(ScanStore store) {
    Optional<ScanException> broken = store.broken();
    if (broken.isPresent()) {
      throw new ScanException(broken.get().code(), broken.get().getMessage(), broken.get());
    }
  }
}
