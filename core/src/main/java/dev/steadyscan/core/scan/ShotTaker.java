package dev.steadyscan.core.scan;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.store.SavedShot;
import dev.steadyscan.core.store.ScanStore;
import dev.steadyscan.core.store.ShotReport;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.ShotOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Has one picture taken, saved and accounted for, all beside the caller, who learns only when the
 * rig may move.
 */
public final class ShotTaker {

  private final String scan;
  private final Rig rig;
  private final ScanStore store;
  private final ShotLedger ledger;
  private final TroubleWatch watch;
  private final EventBus events;
  private final TimeSource time;
  private final SkewMeter skew = new SkewMeter();

  /** Wired by {@code core.wiring}. */
  public ShotTaker(
      String scan,
      Rig rig,
      ScanStore store,
      ShotLedger ledger,
      TroubleWatch watch,
      EventBus events,
      TimeSource time) {
    this.scan = scan;
    this.rig = rig;
    this.store = store;
    this.ledger = ledger;
    this.watch = watch;
    this.events = events;
    this.time = time;
  }

  /** Completed when the exposure is over, whatever came of it. */
  CompletableFuture<Void> take(ShotKey shot, Visit visit, Stand stand) {
    CompletableFuture<Void> exposed = new CompletableFuture<>();
    int before = ledger.attemptsSoFar(shot);
    CaptureRequest request =
        new CaptureRequest(
            shot.id(scan, before + 1),
            stand.position(),
            stand.since(),
            visit.target().shots().get(shot.shot()));
    ShotFlight.Capture flight = ShotFlight.begun(new ShotFlight.Capture());
    GuardedCamera camera = rig.camera(shot.camera());
    CompletableFuture<ShotOutcome> outcome =
        camera.shoot(request, () -> exposed.complete(null), stand.point());
    CompletableFuture<ShotOutcome> unused =
        outcome.whenComplete(
            (result, broken) -> {
              flight.over(request.shot(), broken == null && result.frame().isPresent());
              settle(shot, visit, stand, before, result, broken);
              store.release(camera.info().frameBytes());
              exposed.complete(null);
            });
    return exposed;
  }

  private void settle(
      ShotKey shot,
      Visit visit,
      Stand stand,
      int before,
      @Nullable ShotOutcome outcome,
      @Nullable Throwable broken) {
    if (outcome == null) {
      Failure defect =
          new Failure(
              FailureKind.DEFECT,
              "capture",
              "the guard failed: " + broken,
              List.of(),
              Optional.ofNullable(broken));
      giveUp(report(shot, visit, stand, before, FrameMetadata.none()), shot, defect);
      return;
    }
    int attempts = before + outcome.attempts();
    if (outcome.frame().isPresent()) {
      Frame frame = outcome.frame().get();
      frame.metadata().sensorTimestamp().ifPresent(stamp -> skew.exposed(shot, stamp));
      save(report(shot, visit, stand, attempts, frame.metadata()), shot, stand, frame);
    } else {
      giveUp(
          report(shot, visit, stand, attempts, FrameMetadata.none()),
          shot,
          outcome.failure().orElseThrow());
    }
  }

  private ShotReport report(
      ShotKey shot, Visit visit, Stand stand, int attempts, FrameMetadata metadata) {
    ShotId id = shot.id(scan, attempts);
    return new ShotReport(id, attempts, visit.target().shots().size(), stand.position(), metadata);
  }

  private void save(ShotReport report, ShotKey shot, Stand stand, Frame frame) {
    ShotFlight.Write flight = ShotFlight.begun(new ShotFlight.Write());
    CompletableFuture<SavedShot> unused =
        store
            .save(report, frame)
            .whenComplete(
                (saved, failed) -> {
                  flight.over(report.shot(), failed == null);
                  if (saved != null) {
                    stand
                        .saved(report, () -> tellSaved(saved, shot))
                        .ifPresent(lost -> savedSuspect(report, shot, lost));
                  } else {
                    giveUp(report, shot, notSaved(failed));
                  }
                });
  }

  private static Failure notSaved(@Nullable Throwable failed) {
    Throwable cause =
        failed instanceof CompletionException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : failed;
    String why = cause instanceof ScanException known ? known.getMessage() : "" + cause;
    return new Failure(FailureKind.NOT_SAVED, "save", why, List.of(), Optional.ofNullable(cause));
  }

  private void tellSaved(SavedShot saved, ShotKey shot) {
    watch.saved();
    events.publish(
        new ScanEvent.ShotSaved(time.instant(), saved.shot(), saved.file(), saved.bytes()));
    pointDone(shot, ledger.saved(shot));
  }

  /** A picture that was saved is not what it says: it is a gap from here on. */
  ShotKey suspect(ShotReport report, Failure failure) {
    ShotId id = report.shot();
    ShotKey shot = new ShotKey(id.step(), id.camera(), id.shot());
    tellSuspect(report, failure);
    ledger.suspect(shot, report.attempts(), failure);
    return shot;
  }

  /** It never counts as saved, or the scan could end between that and this. */
  private void savedSuspect(ShotReport report, ShotKey shot, Failure failure) {
    tellSuspect(report, failure);
    pointDone(shot, ledger.failed(shot, report.attempts(), failure));
  }

  private void tellSuspect(ShotReport report, Failure failure) {
    store.suspect(report, failure);
    events.publish(new ScanEvent.ShotSuspect(time.instant(), report.shot(), failure.message()));
  }

  private void giveUp(ShotReport report, ShotKey shot, Failure failure) {
    store.failed(report, failure);
    watch.failed(report.shot(), failure);
    events.publish(new ScanEvent.ShotFailed(time.instant(), report.shot(), failure));
    pointDone(shot, ledger.failed(shot, report.attempts(), failure));
  }

  private void pointDone(ShotKey shot, boolean last) {
    if (last) {
      skew.at(shot.step(), time.instant()).forEach(events::publish);
      events.publish(new ScanEvent.PointDone(time.instant(), ShotId.MAIN, shot.step()));
    }
  }
}
