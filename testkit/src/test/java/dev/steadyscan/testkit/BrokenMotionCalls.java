package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.BrokenMotion.Parts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Motions that cannot be called as they have to be. */
final class BrokenMotionCalls {
  private BrokenMotionCalls() {}

  static List<Broken<BrokenMotion>> all() {
    return List.of(
        breaks(
            "createGivesANewMotionEachTime",
            "the old one comes back",
            BrokenMotion.as(
                parts ->
                    parts.setup().stuck()
                        ? new ReferenceMotion(parts)
                        : parts.context().shared(NeverClosed.class, () -> new NeverClosed(parts)))),
        breaks(
            "describeDoesNotOpenADevice", "opens it", BrokenMotion.whole().openedToBeDescribed()),
        breaks(
            "stopDoesNotWaitForAStuckMove",
            "waits",
            BrokenMotion.as(parts -> new Waits(parts, true)).hanging()),
        breaks(
            "closeDoesNotWaitForAStuckMove",
            "waits",
            BrokenMotion.as(parts -> new Waits(parts, false)).hanging()),
        breaks(
            "aStoppedMoveIsNotTakenForAnArrival",
            "returns",
            BrokenMotion.as(ReturnsWhenStopped::new)),
        breaks("stopMayComeAtAnyTimeAndMoreThanOnce", "not twice", BrokenMotion.as(StopsOnce::new)),
        breaks(
            "stopIsSafeFromAnotherThread",
            "is never well again",
            BrokenMotion.as(parts -> new Unsafe(parts, true))),
        breaks(
            "closeIsSafeFromAnotherThread",
            "throws",
            BrokenMotion.as(parts -> new Unsafe(parts, false))),
        breaks(
            "closeMayComeInAnyState",
            "not before homing",
            BrokenMotion.as(ClosesOnlyWhenHomed::new)),
        breaks(
            "closeReleasesTheDevice",
            "holds it",
            BrokenMotion.as(HoldsTheDevice::new),
            "closeIsSafeFromAnotherThread"),
        breaks("noThreadOutlivesClose", "leaves one", BrokenMotion.as(LeavesAThread::new)),
        breaks("doesNotSleepByOtherMeans", "sleeps", BrokenMotion.as(Sleeps::new)),
        breaks(
            "twoRunsInOneProgramAreIndependent",
            "stand at one place",
            BrokenMotion.as(StandsWhereAllDo::new)));
  }

  private static final class NeverClosed extends ReferenceMotion {
    NeverClosed(Parts parts) {
      super(parts);
    }

    @Override
    public void close() {
      stopped.complete(null);
    }
  }

  /** Knows whether a move is under way. */
  private abstract static class Busy extends ReferenceMotion {
    volatile boolean moving;

    Busy(Parts parts) {
      super(parts);
    }

    @Override
    void travel(Position target) throws InterruptedException {
      moving = true;
      try {
        super.travel(target);
      } finally {
        moving = false;
      }
    }
  }

  private static final class Waits extends Busy {
    private final boolean inStop;

    Waits(Parts parts, boolean inStop) {
      super(parts);
      this.inStop = inStop;
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      boolean waits = inStop && setup.stuck() && moving;
      super.stop(deadline);
      if (waits) {
        time.sleep(Duration.ofDays(1));
      }
    }

    @Override
    public void close() {
      boolean waits = !inStop && setup.stuck() && moving;
      super.close();
      if (waits) {
        Sneaky.run(() -> time.sleep(Duration.ofDays(1)));
      }
    }
  }

  private static final class ReturnsWhenStopped extends ReferenceMotion {
    ReturnsWhenStopped(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      try {
        super.moveTo(target, deadline);
      } catch (DeviceException onTheWay) {
        if (onTheWay.failure().kind() != FailureKind.STALLED) {
          throw onTheWay;
        }
      }
    }
  }

  private static final class StopsOnce extends ReferenceMotion {
    StopsOnce(Parts parts) {
      super(parts);
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      if (stopped.isDone() && !state.trusted()) {
        throw failure(FailureKind.BUSY, "it is stopped");
      }
      super.stop(deadline);
    }
  }

  private static final class Unsafe extends Busy {
    private final boolean inStop;
    private volatile boolean broken;

    Unsafe(Parts parts, boolean inStop) {
      super(parts);
      this.inStop = inStop;
    }

    @Override
    void travel(Position target) throws InterruptedException {
      if (broken) {
        throw failure(FailureKind.DEFECT, "its state is broken");
      }
      super.travel(target);
      moving = true;
      time.sleep(Duration.ofMillis(20));
      moving = false;
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      broken = broken || (inStop && moving);
      super.stop(deadline);
    }

    @Override
    public void close() {
      boolean thrown = !inStop && moving && !setup.stuck();
      super.close();
      if (thrown) {
        throw new IllegalStateException("closed amid a move");
      }
    }
  }

  private static final class ClosesOnlyWhenHomed extends ReferenceMotion {
    ClosesOnlyWhenHomed(Parts parts) {
      super(parts);
    }

    @Override
    public void close() {
      if (!state.trusted()) {
        throw new IllegalStateException("it was never homed");
      }
      super.close();
    }
  }

  private static final class HoldsTheDevice extends ReferenceMotion {
    private final AtomicReference<Object> user;

    /** Who uses the device. */
    private static final class User {
      private final AtomicReference<Object> now = new AtomicReference<>();
    }

    HoldsTheDevice(Parts parts) {
      super(parts);
      user = parts.context().shared(User.class, User::new).now;
    }

    @Override
    public void home(Deadline deadline) throws InterruptedException {
      if (!user.compareAndSet(null, this) && user.get() != this) {
        throw failure(FailureKind.BUSY, "somebody uses it");
      }
      super.home(deadline);
    }

    @Override
    public void close() {
      if (state.position().equals(HOME)) {
        user.set(null);
      }
      super.close();
    }
  }

  private static final class LeavesAThread extends ReferenceMotion {
    LeavesAThread(Parts parts) {
      super(parts);
      Thread left =
          new Thread(() -> LockSupport.parkNanos(Duration.ofSeconds(30).toNanos()), "left over");
      left.setDaemon(true);
      left.start();
    }
  }

  private static final class Sleeps extends ReferenceMotion {
    Sleeps(Parts parts) {
      super(parts);
    }

    @Override
    void travel(Position target) throws InterruptedException {
      Thread.sleep(Duration.ofMillis(200).toMillis());
      super.travel(target);
    }
  }

  private static final class StandsWhereAllDo extends ReferenceMotion {
    private static final AtomicReference<Position> HERE = new AtomicReference<>(HOME);

    StandsWhereAllDo(Parts parts) {
      super(parts);
      HERE.set(HOME);
    }

    @Override
    void travel(Position target) throws InterruptedException {
      super.travel(target);
      HERE.updateAndGet(here -> here.with(target));
    }

    @Override
    public void home(Deadline deadline) throws InterruptedException {
      super.home(deadline);
      HERE.set(HOME);
    }

    @Override
    public MotionState state(Deadline deadline) {
      return new MotionState(HERE.get(), state.trusted(), state.epoch());
    }
  }
}
