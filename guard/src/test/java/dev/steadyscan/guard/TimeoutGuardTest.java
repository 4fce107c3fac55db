package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.Behaviour.Invocation;
import dev.steadyscan.testkit.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeoutGuardTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ManualTime time = new ManualTime();
  private final BlockingQueue<Object> late = new LinkedBlockingQueue<>();
  private final List<Hang> hangs = new ArrayList<>();
  private TimeoutGuard guard = guard(false);

  @AfterEach
  void leavesNoThread() {
    hangs.forEach(Hang::release);
    guard.close();
    Threads.assertNoneLeft("lane");
  }

  @Test
  void givesTheResultOfACall() throws InterruptedException {
    assertThat(call("capture", () -> 42)).isEqualTo(42);
    assertThat(guard.stuck()).isZero();
  }

  @Test
  void runsCallsInSequenceOnOneThreadThatBearsItsName() throws InterruptedException {
    Thread first = call("capture", Thread::currentThread);
    Thread second = call("capture", Thread::currentThread);

    assertThat(first).isSameAs(second).isNotSameAs(Thread.currentThread());
    assertThat(first.getName()).isEqualTo("lane");
    assertThat(first.isDaemon()).isTrue();
  }

  @Test
  void passesADeviceExceptionAsItIs() {
    DeviceException gone = DeviceException.camera(FailureKind.GONE, "capture", "unplugged");

    assertThatThrownBy(() -> call("capture", throwing(() -> gone))).isSameAs(gone);
  }

  static Stream<Supplier<Throwable>> throwables() {
    return Stream.of(
        IllegalStateException::new,
        () -> new IOException("cable"),
        () -> new NoClassDefFoundError("x"),
        () -> new OutOfMemoryError("heap"),
        () -> new StackOverflowError(),
        () -> new InterruptedException("why"),
        () -> new AssertionError("oops"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void makesADefectOfAnythingElseThrownAndKeepsItAsTheCause(Supplier<Throwable> thrown) {
    Throwable cause = thrown.get();

    DeviceException failed = failure(() -> call("capture", throwing(() -> cause)));

    assertThat(failed.failure().kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failed.failure().operation()).isEqualTo("capture");
    assertThat(failed.code()).isEqualTo(ErrorCode.CAMERA);
    assertThat(failed).hasCause(cause);
  }

  @Test
  void survivesACallThatReallyOverflowsTheStack() throws InterruptedException {
    DeviceException failed = failure(() -> call("capture", () -> depth(0)));

    assertThat(failed).hasCauseInstanceOf(StackOverflowError.class);
    assertThat(call("capture", () -> 1)).isEqualTo(1);
  }

  @Test
  void makesADefectOfANull() {
    DeviceException failed = failure(() -> call("capture", TimeoutGuardTest::nothing));

    assertThat(failed.failure().kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failed).hasMessage("capture returned null");
  }

  @Test
  void letsTheCallerGoOnAtTheDeadline() {
    Hang hang = hang();
    DeviceException failed = timedOut("capture", hang);

    assertThat(failed.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failed).hasMessage("capture was not over after 10 s");
    assertThat(guard.stuckOperations()).containsExactly("capture");
  }

  @Test
  void handsALateResultOverAndEndsTheThreadThatWasStuck() throws InterruptedException {
    Hang hang = hang();
    timedOut("capture", hang);
    assertThat(Threads.alive("lane")).hasSize(1);

    hang.release();

    assertThat(late.poll(60, TimeUnit.SECONDS)).isEqualTo("late");
    Threads.assertNoneLeft("lane");
    assertThat(guard.stuck()).isZero();
  }

  @Test
  void dropsALateExceptionAndALateConsumerThatThrows() throws InterruptedException {
    Hang throwing = hang(Behaviour.throwing(IllegalStateException::new));
    timedOut("capture", throwing);
    Hang refused = hang();
    CompletableFuture<Object> ended =
        callInThread(
            "capture",
            refused,
            value -> {
              throw new IllegalStateException("cannot close");
            });
    refused.awaitEntered();
    time.advance(LIMIT);
    assertThat(ended.join()).isInstanceOf(DeviceException.class);

    throwing.release();
    refused.release();

    Threads.assertNoneLeft("lane");
    assertThat(guard.stuck()).isZero();
    assertThat(call("capture", () -> 1)).isEqualTo(1);
  }

  @Test
  void servesTheNextCallOnANewThread() throws InterruptedException {
    Thread first = call("capture", Thread::currentThread);
    timedOut("capture", hang());

    assertThat(call("capture", Thread::currentThread)).isNotSameAs(first);
  }

  @Test
  void refusesAtOnceWhenThreeCallsAreStuckAndNamesThem() throws InterruptedException {
    Hang first = hang();
    timedOut("capture", first);
    timedOut("stop", hang());
    timedOut("clear", hang());

    DeviceException refused = failure(() -> call("start", () -> 1));

    assertThat(refused.failure().kind()).isEqualTo(FailureKind.BUSY);
    assertThat(refused.getMessage()).contains("3 calls").contains("capture, stop, clear");

    first.release();
    while (guard.stuck() == 3) {
      Thread.onSpinWait();
    }
    assertThat(call("start", () -> 1)).isEqualTo(1);
  }

  @Test
  void aCallerThatIsInterruptedGivesTheCallUp() throws InterruptedException {
    Hang hang = hang();
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                call("capture", behaviour(hang));
                ended.complete(new AssertionError("no exception"));
              } catch (Throwable thrown) {
                ended.complete(thrown);
              }
            });
    caller.start();
    hang.awaitEntered();

    caller.interrupt();

    assertThat(ended.join()).isInstanceOf(InterruptedException.class);
    assertThat(guard.stuckOperations()).containsExactly("capture");
    hang.release();
    assertThat(late.poll(60, TimeUnit.SECONDS)).isEqualTo("late");
  }

  @Test
  void interruptsACallOnlyWhereItIsDeclaredHarmless() throws InterruptedException {
    guard = guard(true);
    Hang hang = Hang.untilInterrupted();
    hangs.add(hang);

    timedOut("capture", hang);

    Threads.assertNoneLeft("lane");
    assertThat(guard.stuck()).isZero();
  }

  @Test
  void leavesACallInPeaceThatIsNotInterruptible() throws InterruptedException {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Hang hang =
        hang(
            invocation -> {
              interrupted.complete(Thread.currentThread().isInterrupted());
              return null;
            });
    timedOut("capture", hang);

    hang.release();

    assertThat(interrupted.join()).isFalse();
  }

  @Test
  void beginsNothingPastItsDeadline() {
    AtomicInteger runs = new AtomicInteger();

    DeviceException failed =
        failure(
            () ->
                guard.call(
                    "capture",
                    Deadline.after(time, Duration.ZERO),
                    runs::incrementAndGet,
                    late::add));

    assertThat(failed.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(runs).hasValue(0);
  }

  @Test
  void aCallThatWasLetInIsMadeThoughItsCallerHasGivenUp() throws Exception {
    CompletableFuture<Boolean> made = new CompletableFuture<>();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> call("close", () -> made.complete(true)))
        .isInstanceOf(InterruptedException.class);

    assertThat(made.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCallThatIsOnlyGoodInTimeIsLeftOutWhenItWasGivenUpBefore() {
    CallRegistry registry = new CallRegistry(3, time, (call, after, problem) -> late.add(call));
    AtomicInteger runs = new AtomicInteger();
    InsideCall<Integer> call =
        new InsideCall<>(
            CallName.inTime("moveTo", this), runs::incrementAndGet, late::add, registry);
    assertThat(registry.enter(call)).isTrue();
    assertThat(call.giveUp()).isTrue();

    call.run();

    assertThat(runs).hasValue(0);
    assertThat(registry.stuck()).isEmpty();
    assertThat(call.returned()).isDone();
  }

  @Test
  void refusesCallsOnceClosed() throws InterruptedException {
    call("capture", () -> 1);
    guard.close();

    assertThat(failure(() -> call("capture", () -> 1)).failure().kind())
        .isEqualTo(FailureKind.BUSY);
    Threads.assertNoneLeft("lane");
  }

  @Test
  void runsCallsAtTheSameTimeOnThreadsOfTheirOwn() throws InterruptedException {
    Hang hang = hang();
    CompletableFuture<Object> other = callInThread("moveTo", hang, late::add);
    hang.awaitEntered();

    assertThat(call("stop", () -> 1)).isEqualTo(1);

    hang.release();
    assertThat(other.join()).isEqualTo("late");
    assertThat(late).isEmpty();
  }

  @Test
  void givesEachResultOnceEitherToTheCallerOrToLate() throws InterruptedException {
    int rounds = 500;
    int taken = 0;
    AtomicInteger dropped = new AtomicInteger();
    for (int i = 0; i < rounds; i++) {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      CompletableFuture<Void> advanced =
          begun.thenRunAsync(() -> time.advance(LIMIT)); // races with the call's return
      try {
        guard.call(
            "capture",
            Deadline.after(time, LIMIT),
            () -> begun.complete(null),
            value -> dropped.incrementAndGet());
        taken++;
      } catch (DeviceException outOfTime) {
        assertThat(outOfTime.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
      }
      advanced.join();
      while (guard.stuck() > 0) {
        Thread.onSpinWait();
      }
    }
    Threads.alive("lane").forEach(thread -> assertThat(thread.isDaemon()).isTrue());
    assertThat(taken + dropped.get()).isEqualTo(rounds);
  }

  private TimeoutGuard guard(boolean interruptible) {
    return new TimeoutGuard("lane", ErrorCode.CAMERA, time, 3, interruptible);
  }

  private Hang hang() {
    return hang(Behaviour.good());
  }

  private Hang hang(Behaviour then) {
    Hang hang = Hang.forEver().then(then);
    hangs.add(hang);
    return hang;
  }

  private <T> T call(String operation, GuardedCall<T> call) throws InterruptedException {
    return guard.call(operation, Deadline.after(time, LIMIT), call, late::add);
  }

  private static GuardedCall<Object> behaviour(Behaviour behaviour) {
    return () -> {
      behaviour.act(new Invocation("capture", null, null, () -> null));
      return "late";
    };
  }

  private CompletableFuture<Object> callInThread(
      String operation, Hang hang, java.util.function.Consumer<Object> drop) {
    CompletableFuture<Object> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(
                    guard.call(operation, Deadline.after(time, LIMIT), behaviour(hang), drop));
              } catch (Throwable thrown) {
                result.complete(thrown);
              }
            });
    thread.start();
    return result;
  }

  private DeviceException timedOut(String operation, Hang hang) {
    CompletableFuture<Object> ended = callInThread(operation, hang, late::add);
    hang.awaitEntered();
    time.advance(LIMIT);
    return (DeviceException) ended.join();
  }

  private static GuardedCall<Object> throwing(Supplier<Throwable> thrown) {
    return () -> {
      throw Sneaky.<Exception>as(thrown.get());
    };
  }

  private static DeviceException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return Objects.requireNonNull(catchThrowableOfType(DeviceException.class, call));
  }

  @SuppressWarnings("NullAway")
  private static Object nothing() {
    return null;
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int depth(int so) {
    return depth(so + 1) + 1;
  }
}
