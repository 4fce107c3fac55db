package dev.steadyscan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedMotionTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Position HOME =
      Position.of("rotation", 0).with("height", 0).with("radius", 300).with("tilt", 0);

  private final HandTime time = new HandTime();
  private final Rig rig = new Rig();
  private final Motion motion = new SimulatedMotion(Settings.motion(1), time, rig);

  @Test
  void isNotTrustedBeforeHoming() throws InterruptedException {
    assertThat(motion.state(soon()).trusted()).isFalse();

    motion.home(soon());

    assertThat(motion.state(soon()).trusted()).isTrue();
    assertThat(motion.state(soon()).position()).isEqualTo(HOME);
    assertThat(motion.state(soon()).epoch()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 8})
  void aMoveTakesWhatTheFactorySays(double timeScale) throws InterruptedException {
    MotionInfo info = new SimulatedMotionFactory().describe(Settings.motion(timeScale));
    Motion scaled = new SimulatedMotion(Settings.motion(timeScale), time, new Rig());
    Position target = Position.of("rotation", 100).with("height", 10);

    long begun = time.nanos();
    scaled.moveTo(target, soon());

    assertThat(time.nanos() - begun).isEqualTo(info.moveTime(HOME, target).toNanos());
    assertThat(scaled.state(soon()).position()).isEqualTo(HOME.with(target));
  }

  @Test
  void timeScaleDividesTheTimeOfAMoveAndOfHoming() {
    MotionInfo real = Settings.motion(1).info();
    MotionInfo fast = Settings.motion(10).info();
    Position target = Position.of("rotation", 33);

    assertThat(fast.moveTime(HOME, target).toNanos())
        .isCloseTo(real.moveTime(HOME, target).toNanos() / 10, within(10L));
    assertThat(fast.homing()).isEqualTo(real.homing().dividedBy(10));
  }

  @Test
  void rotationIsUnbounded() throws InterruptedException {
    motion.moveTo(Position.of("rotation", 1000), soon());
    motion.moveTo(Position.of("rotation", -20), soon());

    assertThat(motion.state(soon()).position().get("rotation")).hasValue(-20);
  }

  @Test
  void refusesWhatItCannotReach() {
    assertFails(
        FailureKind.SETTING_REFUSED,
        () -> motion.moveTo(Position.of("height", 501), soon()),
        "height 501.0 is outside its limits 0.0 to 500.0");
    assertFails(
        FailureKind.SETTING_REFUSED,
        () -> motion.moveTo(Position.of("elbow", 1), soon()),
        "no axis 'elbow'");
    assertThat(rig.reality(time.nanos())).contains(HOME);
  }

  @Test
  void stopEndsAMoveAtOnceWhereItIs() throws InterruptedException {
    time.in(Duration.ofSeconds(2), this::stop);

    long begun = time.nanos();
    assertFails(
        FailureKind.STALLED,
        () -> motion.moveTo(Position.of("rotation", 180), soon()),
        "stopped on the way");

    assertThat(time.nanos() - begun).isEqualTo(Duration.ofSeconds(2).toNanos());
    double reached = motion.state(soon()).position().get("rotation").orElseThrow();
    assertThat(reached).isBetween(70.0, 90.0);
    time.await(new CompletableFuture<Void>(), Duration.ofSeconds(5));
    assertThat(motion.state(soon()).position().get("rotation")).hasValue(reached);
  }

  @Test
  void movesAgainAfterAStop() throws InterruptedException {
    stop();

    motion.moveTo(Position.of("rotation", 10), soon());

    assertThat(motion.state(soon()).position().get("rotation")).hasValue(10);
  }

  @Test
  void stopEndsHomingWhichIsNotTrustedThen() throws InterruptedException {
    time.in(Duration.ofSeconds(1), this::stop);

    assertFails(FailureKind.STALLED, () -> motion.home(soon()), "stopped on the way");

    assertThat(motion.state(soon()).trusted()).isFalse();
  }

  @Test
  void aMoveThatDoesNotFitItsDeadlineEndsThere() {
    Deadline deadline = Deadline.after(time, Duration.ofSeconds(1));

    assertFails(
        FailureKind.TIMEOUT,
        () -> motion.moveTo(Position.of("rotation", 180), deadline),
        "needs 4500 ms");

    assertThat(deadline.remaining()).isZero();
  }

  @Test
  void closeEndsAMoveAndNothingMovesAfter() {
    time.in(Duration.ofSeconds(1), motion::close);

    assertFails(
        FailureKind.STALLED,
        () -> motion.moveTo(Position.of("rotation", 180), soon()),
        "stopped on the way");
    assertFails(
        FailureKind.GONE, () -> motion.moveTo(Position.of("rotation", 0), soon()), "closed");
  }

  @Test
  void aLossShowsAfterTheNextMoveAndHomingMendsIt() throws InterruptedException {
    motion.home(soon());
    rig.loseInNextMove(3.5);
    assertThat(motion.state(soon()).trusted()).isTrue();

    motion.moveTo(Position.of("rotation", 90), soon());

    assertThat(motion.state(soon()).trusted()).isFalse();
    assertThat(motion.state(soon()).epoch()).isEqualTo(1);
    assertThat(motion.state(soon()).position().get("rotation")).hasValue(90);
    assertThat(rig.reality(time.nanos()).orElseThrow().get("rotation")).hasValue(93.5);

    motion.moveTo(Position.of("rotation", 100), soon());
    assertThat(motion.state(soon()).epoch()).isEqualTo(1);
    assertThat(rig.reality(time.nanos()).orElseThrow().get("rotation")).hasValue(103.5);

    motion.home(soon());
    assertThat(motion.state(soon()).trusted()).isTrue();
    assertThat(motion.state(soon()).epoch()).isEqualTo(1);
    assertThat(rig.reality(time.nanos())).contains(HOME);
  }

  private void stop() {
    try {
      motion.stop(soon());
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Deadline soon() {
    return Deadline.after(time, LONG);
  }

  private static void assertFails(FailureKind kind, ThrowingCallable call, String message) {
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(call)
        .withMessageContaining(message)
        .satisfies(failed -> assertThat(failed.failure().kind()).isEqualTo(kind));
  }
}
