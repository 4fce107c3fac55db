package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.TroubleAction;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.scan.TroubleWatch.Trouble;
import dev.steadyscan.core.store.ScanStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the rig has to pass before it goes to a point: it is stopped here, held, or made to wait.
 *
 * <p>Used by the scan's thread alone.
 */
public final class Gate {
  private final List<String> cameras;
  private final Rig rig;
  private final TroubleWatch watch;
  private final Patience patience;
  private final ScanStore store;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;

  /** Wired by {@code core.wiring}. */
  public Gate(
      List<String> cameras,
      Rig rig,
      TroubleWatch watch,
      Patience patience,
      ScanStore store,
      EventBus events,
      TimeSource time,
      Control control) {
    this.cameras = cameras;
    this.rig = rig;
    this.watch = watch;
    this.patience = patience;
    this.store = store;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  void pass() throws InterruptedException {
    control.check();
    actOnTrouble();
    holdWhilePaused();
    ScanLoop.throwIfBroken(store);
    patience.hold();
  }

  /** Does what the config wants done about the trouble since the last look. */
  void actOnTrouble() {
    cameras.forEach(camera -> watch.service(camera, !inService(camera)));
    Optional<Trouble> trouble = watch.take();
    if (trouble.isEmpty()) {
      return;
    }
    String reason = trouble.get().reason();
    if (trouble.get().action() == TroubleAction.STOP) {
      throw new ScanException(ErrorCode.CAMERA, reason);
    } else if (!control.isAttended()) {
      throw new ScanException(
          ErrorCode.CAMERA, reason + "; nobody is there to let a paused scan go on");
    }
    events.publish(
        new DeviceEvent.Note(
            time.instant(),
            trouble.get().camera(),
            DeviceEvent.Severity.WARNING,
            "the scan is paused: " + reason));
    control.pause();
  }

  boolean inService(String camera) {
    return !rig.camera(camera).isOutOfService();
  }

  private void holdWhilePaused() throws InterruptedException {
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
}
