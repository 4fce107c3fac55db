package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ScanStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scan from its first device to its last record: opens the rig, starts the record, runs the
 * passes, and ends in good order whatever happened.
 *
 * <p>Run once, by the scan's thread.
 */
public final class ScanExecution {
  private static final Logger LOG = LoggerFactory.getLogger(ScanExecution.class);

  /** What part of the end may go by for pictures under way, before the cameras are closed. */
  private static final int SHARE_OF_CAPTURES = 4;

  /** What part of the rest may go by until the last of them are saved. */
  private static final int SHARE_OF_SAVING = 2;

  private final PreparedScan scan;
  private final Remaining remaining;
  private final ScanHeader header;
  private final RigOpener opener;
  private final ScanStore store;
  private final ScanLoop loop;
  private final ShotLedger ledger;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;
  private final AtomicReference<@Nullable Deadline> end = new AtomicReference<>();
  private final CompletableFuture<Boolean> halted = new CompletableFuture<>();
  private boolean started;

  /** Wired by {@code core.wiring}. */
  public ScanExecution(
      PreparedScan scan,
      Remaining remaining,
      ScanHeader header,
      RigOpener opener,
      ScanStore store,
      ScanLoop loop,
      ShotLedger ledger,
      EventBus events,
      TimeSource time,
      Control control) {
    this.scan = scan;
    this.remaining = remaining;
    this.header = header;
    this.opener = opener;
    this.store = store;
    this.loop = loop;
    this.ledger = ledger;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  /** Runs the scan to its end; never throws. */
  ScanResult run() {
    control.onCancel(this::haltMotion);
    Optional<ScanException> failure = attempt(this::scan);
    Deadline over = endBegins(failure.isPresent() ? stopLimit() : orderlyEnd());
    if (failure.isPresent()) {
      quietly(this::stopMotion);
      quietly(() -> time.await(ledger.idle(), part(over, SHARE_OF_CAPTURES)));
      quietly(() -> loop.exposed(Deadline.after(time, part(over, SHARE_OF_CAPTURES))));
    }
    CompletableFuture<Void> unused = opener.rig().closeDevices();
    quietly(() -> time.await(ledger.idle(), part(over, SHARE_OF_SAVING)));
    failure = finish(failure);
    quietly(() -> opener.rig().close(time, over));
    quietly(store::close);
    quietly(() -> events.close(over));
    quietly(scan::close);
    return result(failure);
  }

  /** The moment by which everything is over: counted from the cancel if there was one. */
  private Deadline endBegins(Duration limit) {
    Deadline own = Deadline.after(time, limit);
    Deadline first = end.compareAndExchange(null, own);
    Deadline over = first == null ? own : first;
    store.endBy(over);
    return over;
  }

  private static Duration part(Deadline over, int share) {
    return over.remaining().dividedBy(share);
  }

  private Duration stopLimit() {
    return scan.config().stopLimit();
  }

  /**
   * Nobody waits for a scan that went through: a slow disk may take its time for the last files.
   */
  private Duration orderlyEnd() {
    return stopLimit().plus(scan.config().write().timeout().multipliedBy(2));
  }

  private void scan() throws InterruptedException {
    control.check();
    if (remaining.past().worse()) { // that is recorded even if no device opens
      startStore();
    }
    if (remaining.points() > 0) {
      Rig unused = control.cancellable(opener::open);
      control.check();
    }
    if (!started) {
      startStore();
    }
    publishStart();
    if (remaining.points() > 0) {
      loop.run();
    }
  }

  private void startStore() {
    store.start(header);
    started = true;
  }

  private void publishStart() {
    events.publish(
        new ScanEvent.ScanStarted(
            time.instant(),
            header.id(),
            store.where(),
            header.plannedPoints(),
            header.plannedShots()));
    if (remaining.isResumed()) {
      int completed = ledger.shots().completed();
      int missing = header.plannedShots() - completed;
      events.publish(
          new ScanEvent.ScanResumed(time.instant(), completed, missing, remaining.points()));
    }
    remaining.past().locked().forEach(this::publishLocked);
  }

  private void publishLocked(String camera, ShotSettings locked) {
    String text = "locked in an earlier run: " + EventText.text(locked);
    events.publish(new DeviceEvent.Note(time.instant(), camera, Severity.INFO, text));
  }

  /** Records how the scan ended, then tells it: once, so only when nothing can change it. */
  private Optional<ScanException> finish(Optional<ScanException> failure) {
    Optional<ScanException> end = failure;
    if (started) {
      Optional<ScanException> unfinished = attempt(() -> record(failure));
      end = failure.or(() -> unfinished);
      if (failure.isEmpty() && unfinished.isPresent()) {
        quietly(() -> record(unfinished));
      } else {
        unfinished.ifPresent(f -> LOG.warn("the end was not recorded: {}", f.getMessage()));
      }
    }
    publishEnd(end);
    return end;
  }

  private void record(Optional<ScanException> failure) {
    store.finish(state(failure), ledger.shots(), ledger.points());
  }

  private void publishEnd(Optional<ScanException> failure) {
    ScanCounts shots = ledger.shots();
    String reason = failure.map(ScanException::getMessage).orElse("");
    events.publish(
        new ScanEvent.ScanEnded(
            time.instant(),
            state(failure),
            shots.planned(),
            shots.completed(),
            shots.failed(),
            reason));
  }

  private ScanState state(Optional<ScanException> failure) {
    if (failure.isPresent()) {
      return failure.get().code() == ErrorCode.CANCELLED
          ? ScanState.INTERRUPTED
          : ScanState.STOPPED;
    }
    return ledger.shots().completed() == ledger.shots().planned()
        ? ScanState.COMPLETED
        : ScanState.GAPS;
  }

  private ScanResult result(Optional<ScanException> failure) {
    return new ScanResult(
        state(failure),
        header.id(),
        store.where(),
        ledger.shots(),
        ledger.points(),
        ledger.gaps(header.id()),
        failure);
  }

  /** On a cancel: the rig stops at once, whatever the scan's thread waits for. */
  private void haltMotion() {
    Deadline unused = endBegins(stopLimit());
    Thread thread =
        new Thread(() -> halted.complete(quietly(() -> opener.rig().stopMotion())), "stop-motion");
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops it for good; not where a stop has failed already: a second would get stuck as well. */
  private void stopMotion() throws InterruptedException {
    boolean halting = control.isCancelled();
    if (halting) {
      time.await(halted, scan.motion().limits().stop());
    }
    if (!halting || halted.getNow(false)) {
      opener.rig().stopMotion();
    }
  }

  /** Whether it went well; if not, the log says so. */
  private static boolean quietly(Part part) {
    Optional<ScanException> failed = attempt(part);
    failed.ifPresent(f -> LOG.warn("at the end of the scan: {}", f.getMessage(), f));
    return failed.isEmpty();
  }

  private interface Part {
    void run() throws InterruptedException;
  }

  /** Runs a part of the scan; what it throws comes back by name. */
  private static Optional<ScanException> attempt(Part part) {
    try {
      part.run();
      return Optional.empty();
    } catch (ScanException failed) {
      return Optional.of(failed);
    } catch (InterruptedException interrupted) {
      return Optional.of(
          new ScanException(ErrorCode.CANCELLED, "the scan's thread was interrupted", interrupted));
    } catch (RuntimeException | Error defect) {
      return Optional.of(
          new ScanException(ErrorCode.DEFECT, "a defect of Steadyscan: " + defect, defect));
    }
  }
}
