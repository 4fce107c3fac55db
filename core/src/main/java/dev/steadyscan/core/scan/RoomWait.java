package dev.steadyscan.core.scan;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.store.ScanStore;
import java.time.Duration;

/**
 * Lets the rig wait until there is room for a point's pictures. Told once for as long as the disk
 * is behind: it has caught up when the rig did not have to wait at ten points in a row, or when
 * every picture is saved.
 *
 * <p>Used by the scan's thread alone.
 */
public final class RoomWait {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int POINTS_WITHOUT = 10;
  private static final String REASON = "the disk is slower than the cameras";

  private final ScanStore store;
  private final Patience patience;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;
  private boolean behind;
  private int pointsWithout;
  private Duration waited = Duration.ZERO;

  /** Wired by {@code core.wiring}. */
  public RoomWait(
      ScanStore store, Patience patience, EventBus events, TimeSource time, Control control) {
    this.store = store;
    this.patience = patience;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  void await(long bytes) throws InterruptedException {
    if (store.awaitRoom(bytes, Deadline.after(time, Duration.ZERO))) {
      if (++pointsWithout == POINTS_WITHOUT) {
        caughtUp();
      }
      return;
    }
    pointsWithout = 0;
    if (!behind) {
      behind = true;
      events.publish(new ScanEvent.Waiting(time.instant(), REASON));
    }
    long began = time.nanos();
    while (!store.awaitRoom(bytes, Deadline.after(time, LOOK))) {
      control.check();
      ScanLoop.throwIfBroken(store);
      patience.hold();
    }
    waited = waited.plusNanos(time.nanos() - began);
  }

  /** The disk is not behind any more. */
  void caughtUp() {
    if (behind) {
      behind = false;
      events.publish(new ScanEvent.WaitOver(time.instant(), REASON, waited));
      waited = Duration.ZERO;
    }
  }
}
