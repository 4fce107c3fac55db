package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionLimits;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.time.Deadline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** A rig whose calls are noted, and hang where a test wants it: until {@link #free}. */
final class FakeRig {
  static final Duration LIMIT = Duration.ofMillis(400);

  final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch freed = new CountDownLatch(1);
  private final Predicate<String> hangs;
  private final boolean forgetful;

  /** A rig that hangs in every call whose name passes the test. */
  FakeRig(Predicate<String> hangs) {
    this(hangs, false);
  }

  private FakeRig(Predicate<String> hangs, boolean forgetful) {
    this.hangs = hangs;
    this.forgetful = forgetful;
  }

  /** A rig that notes nothing, for very many calls. */
  static FakeRig forgetful() {
    return new FakeRig(call -> false, true);
  }

  static FakeRig healthy() {
    return new FakeRig(call -> false);
  }

  /** Lets everything go that hangs. */
  void free() {
    freed.countDown();
  }

  /** Waits until a call was made that passes the test; half a minute at most. */
  synchronized void awaitCall(Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (calls.stream().noneMatch(wanted)) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new AssertionError("waited in vain; there were " + calls);
      }
      wait(left);
    }
  }

  private synchronized void note(String call) {
    if (forgetful) {
      return;
    }
    calls.add(call);
    notifyAll();
  }

  void called(String call) {
    note(call);
    if (hangs.test(call)) {
      boolean interrupted = false;
      while (freed.getCount() > 0) {
        try {
          freed.await();
        } catch (InterruptedException ignoredAsSomeDriversDo) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  CameraInfo cameraInfo() {
    return CameraInfo.builder("fake").frameBytes(12).limits(CameraLimits.all(LIMIT)).build();
  }

  MotionInfo motionInfo() {
    return MotionInfo.builder("fake")
        .axis(new Axis(Position.ROTATION, -1e9, 1e9, 1e6, 1e9))
        .limits(MotionLimits.all(LIMIT))
        .build();
  }

  Pattern pattern(int size) {
    return new Pattern() {
      @Override
      public int size() {
        called("pattern.size");
        return size;
      }

      @Override
      public ScanStep step(int index) {
        called("pattern.step");
        return ScanStep.at(Position.of(Position.ROTATION, index));
      }

      @Override
      public List<String> notes() {
        called("pattern.notes");
        return List.of();
      }
    };
  }

  Motion motion() {
    return new Motion() {
      private volatile Position at = Position.of(Position.ROTATION, 0);

      @Override
      public void home(Deadline deadline) {
        called("motion.home");
      }

      @Override
      public void moveTo(Position target, Deadline deadline) {
        called("motion.moveTo");
        at = at.with(target);
      }

      @Override
      public MotionState state(Deadline deadline) {
        called("motion.state");
        return new MotionState(at, true, 1);
      }

      @Override
      public void stop(Deadline deadline) {
        called("motion.stop");
      }

      @Override
      public void close() {
        called("motion.close");
      }
    };
  }

  Camera camera(String name) {
    return new Camera() {
      @Override
      public void start(Deadline deadline) {
        called(name + ".start");
      }

      @Override
      public void configure(ShotSettings settings, Deadline deadline) {
        called(name + ".configure");
      }

      @Override
      public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline) {
        called(name + ".capture");
        called(name + ".capture " + request.shot().step());
        long stamp = request.shot().step() * 1000L + (name.equals("right") ? 7 : 0);
        return Frame.raw(PixelFormat.RGB8, 2, 2, 6, ByteBuffer.allocate(12))
            .metadata(FrameMetadata.builder().sensorTimestamp(stamp).build())
            .onClose(() -> note("frame closed"))
            .build();
      }

      @Override
      public void stop(Deadline deadline) {
        called(name + ".stop");
      }

      @Override
      public void clear(Deadline deadline) {
        called(name + ".clear");
      }

      @Override
      public void close() {
        called(name + ".close");
      }
    };
  }
}
