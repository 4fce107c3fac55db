package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.store.ShotReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Visits a point and makes sure that the rig stood where it says. The position is read once more
 * when the exposures are over: if it lost its trust since it was reached, the pictures of this
 * visit are suspect, and taken again after homing; by the next run, where this one ends before.
 *
 * <p>Used by the scan's thread alone.
 */
public final class TrustedVisitor {
  private static final int TRIES = 3;

  private final PointVisitor visitor;
  private final MotionDriver motion;
  private final ShotTaker taker;
  private final PicturesUnderWay pictures;
  private final EventBus events;
  private final TimeSource time;
  private Optional<Stand> unproven = Optional.empty();

  /** Wired by {@code core.wiring}. */
  public TrustedVisitor(
      PointVisitor visitor,
      MotionDriver motion,
      ShotTaker taker,
      PicturesUnderWay pictures,
      EventBus events,
      TimeSource time) {
    this.visitor = visitor;
    this.motion = motion;
    this.taker = taker;
    this.pictures = pictures;
    this.events = events;
    this.time = time;
  }

  void visit(Visit first) throws InterruptedException {
    Visit visit = first;
    for (int tries = 1; !visit.shots().isEmpty(); tries++) {
      Stand stand = visitor.arrive(visit);
      unproven = Optional.of(stand);
      visitor.expose(visit, stand);
      String lost = motion.lostTrust();
      if (lost.isEmpty()) {
        unproven = Optional.empty();
        return;
      }
      pictures.await();
      unproven = Optional.empty();
      List<ShotKey> again = suspect(stand, lost);
      if (tries == TRIES) {
        throw new ScanException(
            ErrorCode.MOTION,
            "the pictures of step "
                + visit.step()
                + " are suspect after "
                + TRIES
                + " tries: "
                + lost);
      }
      tellHoming(visit.step(), lost);
      motion.home();
      visit = new Visit(visit.step(), visit.target(), again, false);
    }
  }

  /**
   * The run ends, and the exposures are over or had their time: reads the position, if pictures are
   * there that no reading vouches for. If it had lost its trust they are suspect, also those saved
   * from here on.
   */
  void exposed(Deadline limit) throws InterruptedException {
    if (unproven.isPresent()) {
      Stand stand = unproven.get();
      String lost = "the position could not be read";
      try {
        lost = motion.lostTrustAtEnd(limit);
      } finally {
        if (!lost.isEmpty()) {
          List<ShotKey> unused = suspect(stand, lost);
        }
      }
    }
  }

  private List<ShotKey> suspect(Stand stand, String lost) {
    Failure failure =
        Failure.of(FailureKind.BAD_FRAME, "position", lost + " while the picture was taken");
    List<ShotKey> again = new ArrayList<>();
    for (ShotReport report : stand.lost(failure)) {
      again.add(taker.suspect(report, failure));
    }
    again.sort(null);
    return again;
  }

  private void tellHoming(int step, String lost) {
    events.publish(
        new DeviceEvent.Note(
            time.instant(),
            "motion",
            DeviceEvent.Severity.WARNING,
            "step " + step + ": " + lost + "; homing again"));
  }
}
