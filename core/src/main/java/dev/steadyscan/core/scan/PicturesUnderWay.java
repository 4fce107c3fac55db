package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.Phase;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.store.ScanStore;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The wait until every picture is accounted for.
 *
 * <p>Used by the scan's thread alone.
 */
public final class PicturesUnderWay {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** More than one picture needs of them. */
  private static final int FILE_OPERATIONS = 10;

  private final Duration limit;
  private final ShotLedger ledger;
  private final ScanStore store;
  private final Patience patience;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;

  /** Wired by {@code core.wiring}. */
  public PicturesUnderWay(
      ScanConfig config,
      ShotLedger ledger,
      ScanStore store,
      Patience patience,
      EventBus events,
      TimeSource time,
      Control control) {
    this.limit =
        config
            .capture()
            .pointLimit()
            .plus(config.write().timeout().multipliedBy(FILE_OPERATIONS))
            .plus(LOOK);
    this.ledger = ledger;
    this.store = store;
    this.patience = patience;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  /** Waits for all of them; each has to follow the one before in time. */
  void await() throws InterruptedException {
    if (!ledger.idle().isDone()) {
      events.publish(
          new ScanEvent.PhaseEntered(
              time.instant(), Phase.SAVING, OptionalInt.empty(), Position.nowhere()));
    }
    int settled = ledger.settled();
    Deadline deadline = Deadline.after(time, limit);
    while (!control.await(ledger.idle(), LOOK)) {
      ScanLoop.throwIfBroken(store);
      if (patience.holdForDisk() || ledger.settled() != settled) {
        settled = ledger.settled();
        deadline = Deadline.after(time, limit);
      } else if (deadline.expired()) {
        throw new ScanException(
            ErrorCode.DEFECT, "pictures were neither saved nor given up for " + limit);
      }
    }
    ScanLoop.throwIfBroken(store);
  }
}
