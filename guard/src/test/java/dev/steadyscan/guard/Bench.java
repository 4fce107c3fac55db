package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.Behaviour.Invocation;
import dev.steadyscan.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A guarded camera over scripted ones, with time in the test's hand. Each limit has a length of its
 * own, so that a test can tell by it what the camera waits for.
 */
final class Bench implements AutoCloseable {
  static final Duration CAPTURE = Duration.ofSeconds(10);
  static final Duration POINT = Duration.ofSeconds(35);
  static final Duration OPEN = Duration.ofSeconds(15);
  static final Duration START = Duration.ofSeconds(5);
  static final Duration CONFIGURE = Duration.ofSeconds(4);
  static final Duration STOP = Duration.ofSeconds(3);
  static final Duration CLEAR = Duration.ofSeconds(1);
  static final Duration CLOSE = Duration.ofSeconds(2);

  final ManualTime time = new ManualTime();
  final Script script = new Script();
  final Frames frames = new Frames();
  final ScriptedPolicy policy;
  final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  final List<Trouble> troubles = new CopyOnWriteArrayList<>();
  final AtomicInteger exposed = new AtomicInteger();
  final GuardedCamera camera;

  Bench() {
    this("left", 3, false);
  }

  Bench(String name, int attempts, boolean interruptible) {
    this(name, attempts, interruptible, new ScriptedPolicy());
  }

  /** With a policy of its own; {@link #policy} is then asked nothing. */
  Bench(RecoveryPolicy real) {
    this("left", 3, false, real);
  }

  private Bench(String name, int attempts, boolean interruptible, RecoveryPolicy decides) {
    policy = decides instanceof ScriptedPolicy scripted ? scripted : new ScriptedPolicy();
    CameraLimits limits = new CameraLimits(OPEN, START, CONFIGURE, STOP, CLEAR, CLOSE);
    camera =
        GuardedCamera.builder(name, this::open)
            .info(
                CameraInfo.builder("scripted").limits(limits).interruptible(interruptible).build())
            .policy(decides)
            .limits(new CaptureLimits(CAPTURE, attempts))
            .time(time)
            .events(events::add)
            .build();
  }

  private ScriptedCamera open(MemoryProfile profile, Trouble trouble) {
    troubles.add(trouble);
    String text = "open " + profile;
    Frame unused =
        Sneaky.call(() -> script.play(text, new Invocation("open", null, null, () -> null)));
    return new ScriptedCamera(script, frames);
  }

  /** Opens the camera and forgets the calls that this took. */
  Bench opened() throws InterruptedException {
    camera.open(Deadline.after(time, Duration.ofSeconds(60)));
    script.forget();
    return this;
  }

  static CaptureRequest request(int step) {
    return request(step, ShotSettings.unchanged());
  }

  static CaptureRequest request(int step, ShotSettings settings) {
    return new CaptureRequest(
        new ShotId("s", ShotId.MAIN, step, "left", 0, 1), Position.nowhere(), 0, settings);
  }

  static ShotSettings gain(double gain) {
    return ShotSettings.builder().gain(gain).build();
  }

  CompletableFuture<ShotOutcome> shoot(int step) {
    return shoot(request(step));
  }

  CompletableFuture<ShotOutcome> shoot(CaptureRequest request) {
    return camera.shoot(request, exposed::incrementAndGet, Deadline.after(time, POINT));
  }

  /** Takes a good picture and closes it. */
  void good(int step) {
    ShotOutcome outcome = end(shoot(step));
    assertThat(outcome.failure()).isEmpty();
    outcome.frame().orElseThrow().close();
  }

  static ShotOutcome end(CompletableFuture<ShotOutcome> shot) {
    return Sneaky.call(() -> shot.get(60, TimeUnit.SECONDS));
  }

  static Failure failure(CompletableFuture<ShotOutcome> shot) {
    return end(shot).failure().orElseThrow();
  }

  /** Waits until somebody hangs there, and lets the time of it pass. */
  void timeOut(Hang hang, Duration limit) {
    hang.awaitEntered();
    time.advance(limit);
  }

  /**
   * Waits until this has been told, and so every wait before it is over; needed where one of them
   * is as long as the one that a test is after.
   */
  Bench after(String line) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!story().contains(line)) {
      assertThat(System.nanoTime() - end).as("waiting for " + line).isNegative();
      Thread.onSpinWait();
    }
    return this;
  }

  /** Waits for a pause of this length and lets it pass. */
  void pass(Duration pause) {
    time.awaitWaiter(pause);
    time.advance(pause);
  }

  /** The instance made last tells trouble. */
  void trouble(String message) {
    troubles.get(troubles.size() - 1).report(stalled(message));
  }

  static Failure stalled(String message) {
    return Failure.of(FailureKind.STALLED, "watch", message);
  }

  /** Waits until the camera has done what was asked of it before. */
  void settle() throws InterruptedException {
    camera.clear(Deadline.after(time, Duration.ofHours(1)));
  }

  /** Waits until what was released has come back. */
  void awaitNoneStuck() {
    while (camera.stuckCalls() > 0) {
      Thread.onSpinWait();
    }
  }

  /** The events' texts, short: {@code started 70/1}, {@code step stop}. */
  List<String> story() {
    return Story.of(events);
  }

  /** Closes the camera with every hang let go, and looks for threads and frames left behind. */
  @Override
  public void close() {
    script.releaseAll();
    camera.close();
    Threads.assertNoneLeft(camera.name());
    assertThat(frames.unclosed()).as("frames that nobody closed").isZero();
  }
}
