package dev.steadyscan.core.scan;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.Phase;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventBus;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Brings the rig to a point and makes sure that it stands there: a position that lost its trust is
 * homed again, a move that failed is made again after homing, a few times at most.
 *
 * <p>Used by the scan's thread alone.
 */
public final class MotionDriver {
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Rig rig;
  private final MotionInfo info;
  private final EventBus events;
  private final TimeSource time;
  private final Control control;
  private Position at = Position.nowhere();
  private long epoch;

  /** Wired by {@code core.wiring}. */
  public MotionDriver(Rig rig, MotionInfo info, EventBus events, TimeSource time, Control control) {
    this.rig = rig;
    this.info = info;
    this.events = events;
    this.time = time;
    this.control = control;
  }

  void home() throws InterruptedException {
    control.check();
    events.publish(
        new ScanEvent.PhaseEntered(
            time.instant(), Phase.HOMING, OptionalInt.empty(), Position.nowhere()));
    MotionState state =
        control.cancellable(
            () -> {
              rig.motion().home();
              return rig.motion().state();
            });
    if (!state.trusted()) {
      throw new ScanException(
          ErrorCode.MOTION, "the motion does not trust its position right after homing");
    }
    at = state.position();
    epoch = state.epoch();
  }

  /** Moves to the target and returns where the rig stands. */
  Position moveTo(int step, Position target) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      control.check();
      events.publish(
          new ScanEvent.PhaseEntered(
              time.instant(), Phase.POSITIONING, OptionalInt.of(step), target));
      String trouble = move(target, tries == TRIES);
      control.check();
      if (trouble.isEmpty()) {
        return at;
      } else if (tries == TRIES) {
        throw new ScanException(
            ErrorCode.MOTION,
            "step " + step + " was not reached in " + TRIES + " tries: " + trouble);
      }
      events.publish(
          new DeviceEvent.Note(
              time.instant(),
              "motion",
              DeviceEvent.Severity.WARNING,
              "step " + step + ": " + trouble + "; homing again"));
      home();
    }
  }

  /** Where the rig stands, as it was read last. */
  Position at() {
    return at;
  }

  /** What became of the position that was reached last, by a reading now; empty if it holds. */
  String lostTrust() throws InterruptedException {
    try {
      return lostTrust(control.cancellable(() -> rig.motion().state()));
    } catch (DeviceException unread) {
      return unread(unread);
    }
  }

  /** The same when the run is at its end, cancelled or not; what was given up may be inside yet. */
  String lostTrustAtEnd(Deadline limit) throws InterruptedException {
    while (true) {
      try {
        return lostTrust(rig.motion().state(limit));
      } catch (DeviceException unread) {
        if (unread.failure().kind() != FailureKind.BUSY || limit.expired()) {
          return unread(unread);
        }
        time.sleep(PAUSE);
      }
    }
  }

  private static String unread(DeviceException why) {
    return "the position could not be read: " + why.getMessage();
  }

  private String lostTrust(MotionState state) {
    at = state.position();
    return state.trusted() && state.epoch() == epoch ? "" : "the position lost its trust";
  }

  /** Makes one move; says what is wrong afterwards, or nothing. */
  private String move(Position target, boolean lastTry) throws InterruptedException {
    try {
      MotionState state =
          control.cancellable(
              () -> MoveFlight.record(target, () -> rig.motion().moveTo(target, limit(target))));
      return lostTrust(state);
    } catch (DeviceException failed) {
      FailureKind kind = failed.failure().kind();
      if (lastTry || kind == FailureKind.SETTING_REFUSED || kind == FailureKind.BUSY) {
        throw failed;
      }
      return failed.getMessage();
    }
  }

  private Deadline limit(Position target) {
    return Deadline.after(
        time, info.moveTime(at, target).multipliedBy(3).plus(info.limits().moveSlack()));
  }
}
