package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults at random, on the machine's clock, with limits so short that everything races: whatever
 * happens when, every shot ends once, every frame is closed once, and no thread is left.
 */
class CameraSoakTest {
  private static final int SHOTS = 150;
  private static final Duration SHORT = Duration.ofMillis(2);

  private final Frames frames = new Frames();
  private volatile Trouble latest = failure -> {};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyShotEndsOnceWhateverHappens(long seed) {
    Dice dice = new Dice(seed);
    GuardedCamera camera =
        GuardedCamera.builder("soaked", (profile, trouble) -> opened(dice, trouble))
            .info(CameraInfo.builder("wild").limits(CameraLimits.all(SHORT)).build())
            .policy(new WildPolicy(dice))
            .limits(new CaptureLimits(SHORT, 3))
            .build();
    int ended = 0;
    for (int step = 0; step < SHOTS; step++) {
      AtomicInteger exposed = new AtomicInteger();
      tellTrouble(dice, latest);
      Deadline point = Deadline.after(TimeSource.system(), SHORT.multipliedBy(5));
      CompletableFuture<ShotOutcome> shot =
          camera.shoot(Bench.request(step), exposed::incrementAndGet, point);
      Bench.end(shot).frame().ifPresent(Frame::close);
      assertThat(exposed).hasValue(1);
      assertThat(camera.stuckCalls()).isBetween(0, 3);
      ended++;
    }
    camera.close();
    dice.releaseAll();

    assertThat(ended).isEqualTo(SHOTS);
    Threads.assertNoneLeft("soaked");
    assertThat(frames.unclosed()).isZero();
  }

  private Camera opened(Dice dice, Trouble trouble) {
    latest = trouble;
    dice.roll();
    return new WildCamera(dice, trouble);
  }

  private static void tellTrouble(Dice dice, Trouble trouble) {
    if (dice.upTo(5) == 0) {
      trouble.report(Failure.of(FailureKind.STALLED, "watch", "wild"));
    }
  }

  /** Decides what a call does, from a sequence that a seed begins. Thread-safe. */
  private static final class Dice {
    private final Random random;
    private final CountDownLatch end = new CountDownLatch(1);

    Dice(long seed) {
      random = new Random(seed);
    }

    synchronized int upTo(int bound) {
      return random.nextInt(bound);
    }

    /** Nothing, an exception, slowness around the limits, rarely a hang until the end. */
    void roll() {
      int face = upTo(40);
      if (face == 0) {
        throw new IllegalStateException("wild");
      } else if (face == 1 && upTo(20) == 0) {
        Sneaky.call(
            () -> {
              end.await();
              return true;
            });
      } else if (face < 8) {
        LockSupport.parkNanos(SHORT.toNanos() / 4 * upTo(8));
      }
    }

    void releaseAll() {
      end.countDown();
    }
  }

  private final class WildCamera implements Camera {
    private final Dice dice;

    private final Trouble trouble;

    WildCamera(Dice dice, Trouble trouble) {
      this.dice = dice;
      this.trouble = trouble;
    }

    @Override
    public void start(Deadline deadline) {
      dice.roll();
    }

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {
      dice.roll();
    }

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline) {
      dice.roll();
      tellTrouble(dice, trouble);
      if (dice.upTo(2) == 0) {
        exposed.run();
      }
      dice.roll();
      return frames.exposedAt(dice.upTo(20) - 1);
    }

    @Override
    public void stop(Deadline deadline) {
      dice.roll();
    }

    @Override
    public void clear(Deadline deadline) {
      dice.roll();
    }

    @Override
    public void close() {
      dice.roll();
    }
  }

  private record WildPolicy(Dice dice) implements RecoveryPolicy {
    @Override
    public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
      if (failure.kind() == FailureKind.DEFECT && dice.upTo(10) == 0) {
        throw new IllegalStateException("wild policy");
      }
      return switch (dice.upTo(8)) {
        case 0 -> new Retry(Duration.ofMillis(1));
        case 1 -> new Quarantine(SHORT);
        case 2 -> new GiveUp("wild");
        case 3, 4 -> new Replace(MemoryProfile.SMALL);
        default -> new Restart(Duration.ZERO, Duration.ofMillis(1));
      };
    }

    @Override
    public Duration longestWait() {
      return Duration.ofMillis(1);
    }
  }
}
