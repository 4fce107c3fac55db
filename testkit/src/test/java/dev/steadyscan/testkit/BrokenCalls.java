package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.BrokenCamera.Parts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Cameras that cannot be called as they have to be. */
final class BrokenCalls {
  private BrokenCalls() {}

  static List<Broken<BrokenCamera>> all() {
    return List.of(
        breaks(
            "createGivesANewCameraEachTime",
            "the old one comes back",
            BrokenCamera.as(BrokenCalls::sharedOne)),
        breaks(
            "describeDoesNotTouchADevice", "opens it", BrokenCamera.whole().openedToBeDescribed()),
        breaks(
            "capturesAgainAfterStopClearAndStart",
            "stops for good",
            BrokenCamera.as(StopsForGood::new),
            "clearDropsWhatWasBuffered",
            "stopAndClearAreSafeFromAnotherThread"),
        breaks(
            "stopDoesNotWaitForAStuckCapture",
            "waits",
            BrokenCamera.as(parts -> new Waits(parts, "stop")).hanging()),
        breaks(
            "clearDoesNotWaitForAStuckCapture",
            "waits",
            BrokenCamera.as(parts -> new Waits(parts, "clear")).hanging()),
        breaks(
            "closeDoesNotWaitForAStuckCapture",
            "waits",
            BrokenCamera.as(parts -> new Waits(parts, "close")).hanging()),
        breaks(
            "stopCancelsWhatIsPending", "does not", BrokenCamera.as(CancelsNothing::new).hanging()),
        breaks(
            "stopAndClearAreSafeFromAnotherThread",
            "is never well again",
            BrokenCamera.as(parts -> new Unsafe(parts, "stop"))),
        breaks(
            "closeIsSafeFromAnotherThread",
            "throws",
            BrokenCamera.as(parts -> new Unsafe(parts, "close"))),
        breaks(
            "closeMayComeInAnyState",
            "not before start",
            BrokenCamera.as(ClosesOnlyWhenStarted::new)),
        breaks(
            "closeReleasesTheDevice",
            "holds it",
            BrokenCamera.as(HoldsTheDevice::new),
            "closeIsSafeFromAnotherThread"),
        breaks("noThreadOutlivesClose", "leaves one", BrokenCamera.as(LeavesAThread::new)),
        breaks(
            "anInterruptFreesAStuckCaptureIfDeclared",
            "takes no notice",
            BrokenCamera.as(TakesNoNotice::new).hanging()),
        breaks(
            "throwsInterruptedExceptionOnlyIfDeclared",
            "throws one when stopped",
            BrokenCamera.as(ThrowsInterrupted::new).interruptible(false)),
        breaks(
            "twoRunsInOneProgramAreIndependent",
            "the last one made works",
            BrokenCamera.as(OnlyTheLastWorks::new)));
  }

  private static Camera sharedOne(Parts parts) {
    return parts.setup().stuck() || parts.setup().failing()
        ? new ReferenceCamera(parts)
        : parts.context().shared(NeverClosed.class, () -> new NeverClosed(parts));
  }

  private static final class NeverClosed extends ReferenceCamera {
    NeverClosed(Parts parts) {
      super(parts);
    }

    @Override
    public void close() {
      stopped.complete(null);
    }
  }

  private static final class StopsForGood extends ReferenceCamera {
    private volatile boolean wasStopped;

    StopsForGood(Parts parts) {
      super(parts);
    }

    @Override
    public void start(Deadline deadline) throws InterruptedException {
      if (!wasStopped) {
        super.start(deadline);
      }
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      wasStopped = true;
      super.stop(deadline);
    }
  }

  /** Knows whether a capture is under way. */
  private abstract static class Busy extends ReferenceCamera {
    volatile boolean capturing;

    Busy(Parts parts) {
      super(parts);
    }

    @Override
    long expose(CaptureRequest request) throws InterruptedException {
      capturing = true;
      try {
        return super.expose(request);
      } finally {
        capturing = false;
      }
    }
  }

  private static final class Waits extends Busy {
    private final String operation;

    Waits(Parts parts, String operation) {
      super(parts);
      this.operation = operation;
    }

    private void pass(String call) {
      if (call.equals(operation) && setup.stuck() && capturing) {
        Sneaky.run(() -> time.sleep(Duration.ofDays(1)));
      }
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      boolean waits = operation.equals("stop") && setup.stuck() && capturing;
      super.stop(deadline);
      if (waits) {
        time.sleep(Duration.ofDays(1));
      }
    }

    @Override
    public void clear(Deadline deadline) {
      pass("clear");
    }

    @Override
    public void close() {
      pass("close");
      super.close();
    }
  }

  private static final class CancelsNothing extends Busy {
    CancelsNothing(Parts parts) {
      super(parts);
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      if (!capturing) {
        super.stop(deadline);
      }
    }
  }

  private static final class Unsafe extends Busy {
    private final String operation;
    private volatile boolean broken;

    Unsafe(Parts parts, String operation) {
      super(parts);
      this.operation = operation;
    }

    @Override
    long expose(CaptureRequest request) throws InterruptedException {
      if (broken) {
        throw failure(FailureKind.DEFECT, "its state is broken");
      }
      long begunAt = super.expose(request);
      capturing = true;
      time.sleep(Duration.ofMillis(20));
      capturing = false;
      return begunAt;
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      broken = broken || (operation.equals("stop") && capturing);
      super.stop(deadline);
    }

    @Override
    public void close() {
      boolean thrown = operation.equals("close") && capturing && !setup.stuck();
      super.close();
      if (thrown) {
        throw new IllegalStateException("closed amid a capture");
      }
    }
  }

  private static final class ClosesOnlyWhenStarted extends ReferenceCamera {
    private volatile boolean wasStarted;

    ClosesOnlyWhenStarted(Parts parts) {
      super(parts);
    }

    @Override
    public void start(Deadline deadline) throws InterruptedException {
      wasStarted = true;
      super.start(deadline);
    }

    @Override
    public void close() {
      if (!wasStarted) {
        throw new IllegalStateException("it was never started");
      }
      super.close();
    }
  }

  private static final class HoldsTheDevice extends ReferenceCamera {
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
    public void start(Deadline deadline) throws InterruptedException {
      if (user.get() != null && user.get() != this) {
        throw failure(FailureKind.BUSY, "somebody uses it");
      }
      super.start(deadline);
    }

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
        throws InterruptedException {
      if (!setup.stuck()) {
        user.set(this);
      }
      return super.capture(request, exposed, deadline);
    }
  }

  private static final class LeavesAThread extends ReferenceCamera {
    LeavesAThread(Parts parts) {
      super(parts);
      Thread left =
          new Thread(() -> LockSupport.parkNanos(Duration.ofSeconds(30).toNanos()), "left over");
      left.setDaemon(true);
      left.start();
    }
  }

  private static final class TakesNoNotice extends ReferenceCamera {
    TakesNoNotice(Parts parts) {
      super(parts);
    }

    @Override
    long expose(CaptureRequest request) throws InterruptedException {
      CompletableFuture<Void> cancelled = stopped;
      if (setup.stuck() && !cancelled.isDone()) {
        Object unused = cancelled.join();
        throw failure(FailureKind.STALLED, "cancelled");
      }
      return super.expose(request);
    }
  }

  private static final class ThrowsInterrupted extends ReferenceCamera {
    ThrowsInterrupted(Parts parts) {
      super(parts);
    }

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
        throws InterruptedException {
      try {
        return super.capture(request, exposed, deadline);
      } catch (DeviceException failed) {
        throw new InterruptedException("stopped");
      }
    }
  }

  private static final class OnlyTheLastWorks extends ReferenceCamera {
    private static final AtomicReference<Object> LAST = new AtomicReference<>();

    OnlyTheLastWorks(Parts parts) {
      super(parts);
      LAST.set(this);
    }

    @Override
    long expose(CaptureRequest request) throws InterruptedException {
      if (LAST.get() != this) {
        throw failure(FailureKind.BUSY, "another one was made");
      }
      return super.expose(request);
    }
  }
}
