package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionLimits;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.Behaviour.Invocation;
import dev.steadyscan.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedMotionTest {
  private static final MotionLimits LIMITS =
      new MotionLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(120),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4));

  private static final Position QUARTER = Position.of(Position.ROTATION, 90);

  private final ManualTime time = new ManualTime();
  private final Script script = new Script();
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private volatile Position position = Position.of(Position.ROTATION, 0);
  private final GuardedMotion motion =
      GuardedMotion.builder("motion", this::openBare)
          .info(
              MotionInfo.builder("scripted")
                  .axis(new Axis(Position.ROTATION, -1e9, 1e9, 30, Double.POSITIVE_INFINITY))
                  .limits(LIMITS)
                  .build())
          .time(time)
          .events(events::add)
          .build();

  @AfterEach
  void leavesNoThread() {
    script.releaseAll();
    motion.close();
    Threads.assertNoneLeft("motion");
  }

  @Test
  void homesMovesAndTellsWhereItStands() throws InterruptedException {
    open();
    motion.home();

    MotionState state = motion.moveTo(QUARTER, in(100));

    assertThat(state.position()).isEqualTo(QUARTER);
    motion.stop();
    motion.close();
    motion.close();
    assertThat(script.calls())
        .containsExactly("open", "home", "state", "moveTo", "state", "stop", "close");
  }

  @Test
  void asksWhereItStandsOnlyWhereItDoesNotKnow() throws InterruptedException {
    open();
    motion.moveTo(QUARTER, in(100));
    script.forget();

    motion.moveTo(Position.of(Position.ROTATION, 180), in(100));

    assertThat(script.calls()).containsExactly("moveTo", "state");
  }

  @Test
  void passesWhatTheMotionThrowsAndMakesADefectOfTheRest() throws InterruptedException {
    open();
    DeviceException stall = DeviceException.motion(FailureKind.STALLED, "moveTo", "stalled");
    script.on(
        "moveTo", Behaviour.throwing(() -> stall), Behaviour.throwing(StackOverflowError::new));
    script.on("state", Behaviour.good(), Behaviour.good(), Behaviour.nothing());

    assertThatThrownBy(() -> motion.moveTo(QUARTER, in(100))).isSameAs(stall);
    assertThat(failure(() -> motion.moveTo(QUARTER, in(100))).kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failure(motion::state).message()).isEqualTo("state returned null");
    assertThat(script.calls()).doesNotContain("stop");
  }

  @Test
  void aHangInOpenEndsByNameAndALateMotionIsClosed() {
    Hang hang = hang("open");
    CompletableFuture<Throwable> ended = beside(this::open);

    timeOut(hang, LIMITS.open());

    assertThat(ended.join()).hasMessage("open was not over after 15 s");
    assertThat(failure(this::open).message()).isEqualTo("open has been stuck for 15 s");
    hang.release();
    awaitNoneStuck();
    assertThat(script.calls()).containsExactly("open", "close");
  }

  @Test
  void aHangInHomeIsStopped() throws InterruptedException {
    open();
    Hang hang = hang("home");
    CompletableFuture<Throwable> ended = beside(motion::home);

    timeOut(hang, LIMITS.home());

    assertThat(ended.join()).hasMessage("home was not over after 120 s");
    assertThat(script.calls()).containsExactly("open", "home", "stop");
  }

  @Test
  void aHangInMoveToIsStoppedAfterThreeTimesTheExpectedTimeAndTheSlack()
      throws InterruptedException {
    open();
    Hang hang = hang("moveTo");
    CompletableFuture<Throwable> ended = beside(() -> motion.moveTo(QUARTER, in(100)));

    timeOut(hang, Duration.ofSeconds(3 * 3 + 10));

    assertThat(ended.join()).hasMessage("moveTo was not over after 19 s");
    assertThat(((DeviceException) ended.join()).failure().evidence())
        .containsExactly("the rig was stopped");
    assertThat(((DeviceException) ended.join()).code()).isEqualTo(ErrorCode.MOTION);
    assertThat(script.calls()).containsExactly("open", "state", "moveTo", "stop");
  }

  @Test
  void aMoveEndsWithTheCallersDeadlineIfThatIsEarlier() throws InterruptedException {
    open();
    Hang hang = hang("moveTo");
    CompletableFuture<Throwable> ended = beside(() -> motion.moveTo(QUARTER, in(5)));

    timeOut(hang, Duration.ofSeconds(5));

    assertThat(ended.join()).hasMessage("moveTo was not over after 5 s");
  }

  @Test
  void onlyStopAndCloseEnterWhileAMoveIsStuck() throws InterruptedException {
    open();
    Hang hang = hang("moveTo");
    CompletableFuture<Throwable> ended = beside(() -> motion.moveTo(QUARTER, in(5)));
    timeOut(hang, Duration.ofSeconds(5));
    ended.join();
    script.forget();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            motion::state, motion::home, () -> motion.moveTo(QUARTER, in(5)))) {
      assertThat(failure(call))
          .extracting(Failure::kind, Failure::message)
          .containsExactly(FailureKind.BUSY, "moveTo has been stuck for 5 s");
    }
    motion.stop();
    assertThat(script.calls()).containsExactly("stop");

    hang.release();
    awaitNoneStuck();
    assertThat(motion.state().trusted()).isTrue();
  }

  @Test
  void aHangInStopAfterAMoveIsNamedInTheEvidence() throws InterruptedException {
    open();
    Hang move = hang("moveTo");
    Hang stop = hang("stop");
    CompletableFuture<Throwable> ended = beside(() -> motion.moveTo(QUARTER, in(5)));

    timeOut(move, Duration.ofSeconds(5));
    timeOut(stop, LIMITS.stop());

    assertThat(((DeviceException) ended.join()).failure().evidence())
        .containsExactly("the rig could not be stopped: stop was not over after 3 s");
    assertThat(motion.stuckCalls()).isEqualTo(2);
  }

  @Test
  void aHangInStateEndsByName() throws InterruptedException {
    open();
    Hang hang = hang("state");
    CompletableFuture<Throwable> ended = beside(motion::state);

    timeOut(hang, LIMITS.state());

    assertThat(ended.join()).hasMessage("state was not over after 2 s");
  }

  @Test
  void stuckCallsAreCapped() throws InterruptedException {
    open();
    for (String operation : List.of("first", "second", "third")) {
      Hang hang = hang("stop");
      CompletableFuture<Throwable> ended = beside(motion::stop);
      timeOut(hang, LIMITS.stop());
      assertThat(ended.join()).as(operation).isInstanceOf(DeviceException.class);
    }

    assertThat(failure(motion::stop))
        .extracting(Failure::kind, Failure::message)
        .containsExactly(
            FailureKind.BUSY,
            "motion does not let stop in: 3 calls are stuck inside it (stop, stop, stop)");
  }

  @Test
  void closeHasItsPlaceWhenAsManyCallsAreStuckAsMayBe() throws InterruptedException {
    open();
    for (int stuck = 0; stuck < 3; stuck++) {
      Hang hang = hang("stop");
      CompletableFuture<Throwable> ended = beside(motion::stop);
      timeOut(hang, LIMITS.stop());
      assertThat(ended.join()).isInstanceOf(DeviceException.class);
    }

    CompletableFuture<Void> entered = new CompletableFuture<>();
    script.on(
        "close",
        invocation -> {
          entered.complete(null);
          return Behaviour.good().act(invocation);
        });
    CompletableFuture<Throwable> ended = beside(motion::close);
    entered.join(); // its caller may give up sooner than its thread gets to it
    time.awaitWaiter(LIMITS.close());
    time.advance(LIMITS.close());

    assertThat(ended.join()).isNull();
    assertThat(script.calls()).endsWith("stop", "close");
  }

  @Test
  void stopEntersWhileAMoveIsUnderWayAndTheMoveEnds() throws InterruptedException {
    open();
    Hang hang = Hang.untilStopped();
    script.on("moveTo", hang);
    CompletableFuture<Throwable> ended = beside(() -> motion.moveTo(QUARTER, in(100)));
    hang.awaitEntered();

    motion.stop();

    assertThat(ended.join()).hasMessageContaining("flushed");
  }

  @Test
  void aSecondCallerIsRefused() throws InterruptedException {
    open();
    Hang hang = hang("home");
    CompletableFuture<Throwable> ended = beside(motion::home);
    hang.awaitEntered();

    assertThat(failure(motion::state).message()).isEqualTo("motion is in use by another caller");

    hang.release();
    assertThat(ended.join()).isNull();
  }

  @Test
  void aHangInCloseIsBounded() throws InterruptedException {
    open();
    Hang hang = hang("close");
    CompletableFuture<Throwable> ended = beside(motion::close);

    timeOut(hang, LIMITS.close());

    assertThat(ended.join()).isNull();
    assertThat(Story.of(events))
        .containsExactly("note could not be closed: close was not over after 4 s");
  }

  @Test
  void refusesCallsBeforeItIsOpenAndAfterItIsClosed() throws InterruptedException {
    assertThat(failure(motion::state).message()).isEqualTo("motion is not open");
    open();
    motion.close();

    assertThat(failure(motion::state).message()).isEqualTo("motion is closed");
    assertThat(failure(motion::stop).message()).isEqualTo("motion is closed");
  }

  private void open() throws InterruptedException {
    motion.open(in(100));
  }

  private Deadline in(int seconds) {
    return Deadline.after(time, Duration.ofSeconds(seconds));
  }

  private Hang hang(String operation) {
    Hang hang = Hang.forEver();
    script.on(operation, hang);
    return hang;
  }

  private void timeOut(Hang hang, Duration limit) {
    hang.awaitEntered();
    time.advance(limit);
  }

  private void awaitNoneStuck() {
    while (motion.stuckCalls() > 0) {
      Thread.onSpinWait();
    }
  }

  private static CompletableFuture<Throwable> beside(ThrowingCallable call) {
    return CompletableFuture.supplyAsync(() -> catchThrowable(call));
  }

  private static Failure failure(ThrowingCallable call) {
    return ((DeviceException) catchThrowable(call)).failure();
  }

  private boolean play(String operation) {
    Object nothing =
        Sneaky.call(
            () ->
                script.play(operation, new Invocation(operation, null, null, new Frames()::next)));
    return nothing == null;
  }

  private Motion openBare() {
    boolean unused = play("open");
    return new Bare();
  }

  private final class Bare implements Motion {
    @Override
    public void home(Deadline deadline) {
      boolean unused = play("home");
    }

    @Override
    public void moveTo(Position target, Deadline deadline) {
      boolean unused = play("moveTo");
      position = position.with(target);
    }

    @Override
    public MotionState state(Deadline deadline) {
      return play("state") ? null : new MotionState(position, true, 1);
    }

    @Override
    public void stop(Deadline deadline) {
      boolean unused = play("stop");
    }

    @Override
    public void close() {
      boolean unused = play("close");
    }
  }
}
