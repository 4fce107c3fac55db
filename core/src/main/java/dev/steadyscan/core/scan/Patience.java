package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.store.ScanStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds the rig while something is in its way that passes by itself: a full disk, heat. Told once
 * when it begins and once when it is over; it ends with the cause, or with the scan when the
 * config's {@code max-wait} is over.
 *
 * <p>Used by the scan's thread alone.
 */
public final class Patience {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Duration maxWait;
  private final ScanStore store;
  private final Heat heat;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;

  /** Wired by {@code core.wiring}. */
  public Patience(
      Duration maxWait,
      ScanStore store,
      Heat heat,
      EventBus events,
      TimeSource time,
      Control control) {
    this.maxWait = maxWait;
    this.store = store;
    this.heat = heat;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  /** Returns when nothing is in the way; whether there was something. */
  boolean hold() throws InterruptedException {
    boolean disk = holdForDisk();
    return hold(ErrorCode.CAMERA, heat::tooHot) || disk;
  }

  /** The same for a disk that is in the way of pictures which are taken already. */
  boolean holdForDisk() throws InterruptedException {
    return hold(ErrorCode.DISK, store::waitsFor);
  }

  private boolean hold(ErrorCode code, Supplier<Optional<String>> cause)
      throws InterruptedException {
    Optional<String> reason = cause.get();
    if (reason.isEmpty()) {
      return false;
    }
    String why = reason.get();
    long began = time.nanos();
    Deadline end = Deadline.after(time, maxWait);
    events.publish(new ScanEvent.Waiting(time.instant(), why));
    while (cause.get().isPresent()) {
      ScanLoop.throwIfBroken(store);
      if (end.expired()) {
        String waited = "; waited " + EventText.text(maxWait) + " for it (scan.trouble.max-wait)";
        throw new ScanException(code, why + waited);
      }
      control.sleep(LOOK);
    }
    events.publish(
        new ScanEvent.WaitOver(time.instant(), why, Duration.ofNanos(time.nanos() - began)));
    return true;
  }
}
