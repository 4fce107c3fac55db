package dev.steadyscan.core.scan;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.store.ScanStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The passes of a scan: every point once, then the points that have gaps. */
public final class ScanLoop {
  private final PreparedScan scan;
  private final Remaining remaining;
  private final MotionDriver motion;
  private final Gate gate;
  private final TrustedVisitor visitor;
  private final PicturesUnderWay pictures;
  private final RoomWait room;
  private final ShotLedger ledger;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;

  /** Wired by {@code core.wiring}. */
  public ScanLoop(
      PreparedScan scan,
      Remaining remaining,
      MotionDriver motion,
      Gate gate,
      TrustedVisitor visitor,
      PicturesUnderWay pictures,
      RoomWait room,
      ShotLedger ledger,
      EventBus events,
      TimeSource time,
      Control control) {
    this.scan = scan;
    this.remaining = remaining;
    this.motion = motion;
    this.gate = gate;
    this.visitor = visitor;
    this.pictures = pictures;
    this.room = room;
    this.ledger = ledger;
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
    awaitPictures();
    repair();
  }

  /** The run ends before its last point, and the exposures are over or had their time. */
  void exposed(Deadline limit) throws InterruptedException {
    visitor.exposed(limit);
  }

  private void repair() throws InterruptedException {
    boolean visited = true;
    for (int pass = 0; visited && pass < scan.config().repair().passes(); pass++) {
      GapTour tour = new GapTour(ledger.missing(), this::step, scan.motion());
      visited = repair(tour);
      tour.leftOut().forEach(this::tellLeftOut);
    }
  }

  /** One pass; false if there was nothing to visit. */
  private boolean repair(GapTour tour) throws InterruptedException {
    tour.leaveOut(gate::inService);
    if (tour.points() == 0) {
      return false;
    }
    events.publish(new ScanEvent.PassStarted(time.instant(), ShotId.MAIN, true, tour.points()));
    Optional<Visit> next = tour.next(motion.at(), gate::inService);
    while (next.isPresent()) {
      visit(next.get());
      next = tour.next(motion.at(), gate::inService);
    }
    awaitPictures();
    return true;
  }

  private void tellLeftOut(String camera, List<ShotKey> gaps) {
    events.publish(
        new DeviceEvent.Note(
            time.instant(),
            camera,
            DeviceEvent.Severity.WARNING,
            "is out of service: the repair pass leaves out its gaps, " + gaps.size()));
  }

  private void visit(Visit visit) throws InterruptedException {
    gate.pass();
    visitor.visit(visit);
  }

  private void awaitPictures() throws InterruptedException {
    pictures.await();
    room.caughtUp();
    gate.actOnTrouble();
  }

  private ScanStep step(int index) throws InterruptedException {
    return control.cancellable(() -> scan.pattern().step(index));
  }

  static void throwIfBroken(ScanStore store) {
    Optional<ScanException> broken = store.broken();
    if (broken.isPresent()) {
      throw new ScanException(broken.get().code(), broken.get().getMessage(), broken.get());
    }
  }
}
