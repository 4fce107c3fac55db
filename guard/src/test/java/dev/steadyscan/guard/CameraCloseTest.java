package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.ManualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closing, in every state. */
class CameraCloseTest {
  private static final Behaviour FAILS = Behaviour.failing(FailureKind.STALLED, "frozen");

  private final Bench bench = new Bench();

  @AfterEach
  void leavesNothingBehind() {
    bench.close();
  }

  @Test
  void closesTheCameraOnceAndEndsItsThreads() throws InterruptedException {
    bench.opened();
    bench.camera.close();
    bench.camera.close();

    assertThat(bench.script.calls()).containsExactly("close");
    Threads.assertNoneLeft("left");
  }

  @Test
  void closesACameraThatWasNeverOpened() {
    bench.camera.close();

    assertThat(bench.script.calls()).isEmpty();
  }

  @Test
  void refusesShotsAfterwards() throws InterruptedException {
    bench.opened();
    bench.camera.close();

    ShotOutcome outcome = Bench.end(bench.shoot(0));

    assertThat(outcome.failure().orElseThrow().message()).isEqualTo("left is closed");
    assertThat(bench.exposed).hasValue(1);
    assertThatThrownBy(() -> bench.camera.open(Deadline.after(bench.time, Bench.POINT)))
        .isInstanceOf(DeviceException.class)
        .hasMessage("left is closed");
  }

  @Test
  void givesUpACaptureUnderWayAndTheShotsBehindIt() throws InterruptedException {
    bench.opened();
    Hang hang = Hang.forEver();
    bench.script.on("capture", hang).on("close", Behaviour.failing(FailureKind.GONE, "no device"));
    CompletableFuture<ShotOutcome> first = bench.shoot(0);
    CompletableFuture<ShotOutcome> second = bench.shoot(1);
    hang.awaitEntered();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(bench.camera::close);
    bench.after("note could not be closed: no device").pass(Bench.CLOSE);
    closing.join();

    assertThat(Bench.failure(first).message()).isEqualTo("left is closed");
    assertThat(Bench.failure(second).message()).isEqualTo("left is closed");
    assertThat(bench.script.calls()).containsExactly("capture 0/1", "close");
    assertThat(bench.camera.stuckCalls()).isEqualTo(1);
    assertThat(bench.exposed).hasValue(2);
  }

  @Test
  void isBoundedWhenCloseItselfHangs() throws InterruptedException {
    bench.opened();
    Hang hang = Hang.forEver();
    bench.script.on("close", hang);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(bench.camera::close);
    bench.timeOut(hang, Bench.CLOSE);
    closing.join();

    assertThat(bench.story()).contains("note could not be closed: close was not over after 2 s");
    assertThat(bench.camera.stuckCalls()).isEqualTo(1);
  }

  @Test
  void hasItsPlaceWhenAsManyCallsAreStuckAsMayBe() throws InterruptedException {
    bench.opened();
    bench.policy.decides(new Restart(Duration.ZERO, Duration.ZERO));
    Hang capture = Hang.forEver();
    Hang stop = Hang.forEver();
    Hang clear = Hang.forEver();
    bench.script.on("capture", capture).on("stop", stop).on("clear", clear);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    bench.timeOut(capture, Bench.CAPTURE);
    bench.timeOut(stop, Bench.STOP);
    bench.timeOut(clear, Bench.CLEAR);
    assertThat(Bench.failure(shot).kind()).isEqualTo(FailureKind.TIMEOUT);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(bench.camera::close);
    bench.pass(Bench.CLOSE);
    closing.join();

    assertThat(bench.script.calls()).endsWith("clear", "close");
    assertThat(bench.camera.stuckCalls()).isEqualTo(3);
  }

  @Test
  void endsAPauseOfARecovery() throws InterruptedException {
    bench.opened();
    bench.policy.decides(new Restart(Duration.ofSeconds(8), Duration.ZERO));
    bench.script.on("capture", FAILS);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    bench.time.awaitWaiter(Duration.ofSeconds(8));

    bench.camera.close();

    assertThat(Bench.failure(shot).message()).isEqualTo("left is closed");
    assertThat(bench.story()).endsWith("step clear", "not recovered");
    assertThat(bench.script.calls()).containsExactly("capture 0/1", "stop", "clear", "close");
  }

  @Test
  void closesACameraThatOpensTooLate() throws InterruptedException {
    Hang hang = Hang.forEver();
    bench.script.on("open", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    hang.awaitEntered();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(bench.camera::close);
    bench.time.awaitWaiter(Bench.CLOSE);
    hang.release();
    closing.join();

    assertThat(Bench.failure(shot).message()).isEqualTo("left is closed");
    assertThat(bench.script.calls()).containsExactly("open " + MemoryProfile.NORMAL, "close");
  }

  @Test
  void mayBeCalledFromWhatDependsOnAShot() throws InterruptedException {
    bench.opened();
    CompletableFuture<Void> closed =
        bench
            .shoot(0)
            .thenAccept(
                outcome -> {
                  outcome.frame().orElseThrow().close();
                  bench.camera.close();
                });

    closed.join();

    Threads.assertNoneLeft("left");
  }

  @Test
  void survivesASinkThatThrows() throws InterruptedException {
    ManualTime time = new ManualTime();
    Script script = new Script();
    Frames frames = new Frames();
    try (GuardedCamera camera =
        GuardedCamera.builder("deaf", profile -> new ScriptedCamera(script, frames))
            .time(time)
            .events(
                event -> {
                  throw new StackOverflowError();
                })
            .build()) {
      script.on("capture", FAILS);
      Deadline deadline = Deadline.after(time, Bench.POINT);

      assertThat(Bench.failure(camera.shoot(Bench.request(0), () -> {}, deadline)).message())
          .isEqualTo("frozen");
      camera.capture(Bench.request(1), () -> {}, deadline).close();
    }
    Threads.assertNoneLeft("deaf");
  }
}
