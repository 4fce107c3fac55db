package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.guard.policy.Escalate;
import dev.steadyscan.guard.policy.EscalateSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy escalate on a camera, over shots. No wait but those of quarantine. */
class CameraEscalationTest {
  private static final Duration FIRST_PROBE = Duration.ofSeconds(60);
  private static final Duration SECOND_PROBE = Duration.ofMinutes(5);

  private final Bench bench =
      new Bench(
          new Escalate(
              new EscalateSettings(
                  Duration.ZERO,
                  Duration.ZERO,
                  Duration.ZERO,
                  Duration.ZERO,
                  3,
                  List.of(FIRST_PROBE, SECOND_PROBE))));

  @BeforeEach
  void open() throws InterruptedException {
    bench.opened();
  }

  @AfterEach
  void leavesNothingBehind() {
    bench.close();
  }

  @Test
  void climbsTheWholeLadderOverShotsAndBeginsAnewAfterThreeGoodFrames()
      throws InterruptedException {
    failing(7, FailureKind.DEFECT);

    assertFails(0, FailureKind.DEFECT);
    assertFails(1, FailureKind.DEFECT);
    bench.settle();
    assertCalls(
        "capture 0/1",
        "capture 0/2",
        "stop",
        "clear",
        "start",
        "capture 0/3",
        "stop",
        "clear",
        "start",
        "capture 1/1",
        "close",
        "open NORMAL",
        "start",
        "capture 1/2",
        "close",
        "open SMALL",
        "start",
        "capture 1/3",
        "clear");

    assertThat(Bench.failure(bench.shoot(2)).message()).contains("quarantine until 2030");
    bench.time.advance(FIRST_PROBE);
    assertFails(3, FailureKind.DEFECT);
    assertCalls("close", "open SMALL", "start", "capture 3/1");

    bench.time.advance(FIRST_PROBE);
    assertThat(Bench.failure(bench.shoot(4)).message()).contains("quarantine until 2030");
    bench.time.advance(SECOND_PROBE.minus(FIRST_PROBE));
    bench.good(5);
    bench.good(6);
    bench.good(7);
    bench.script.forget();

    failing(1, FailureKind.DEFECT);
    bench.good(8);
    assertCalls("capture 8/1", "capture 8/2");
  }

  @ParameterizedTest
  @CsvSource({
    "DEFECT, ''",
    "STALLED, stop; clear; start",
    "GONE, close; open NORMAL; start",
    "NO_MEMORY, close; open SMALL; start"
  })
  void getsOnWhereTheFailureSays(FailureKind kind, String recovery) {
    failing(1, kind);

    bench.good(0);

    String between = recovery.isEmpty() ? "" : recovery + "; ";
    assertCalls(("capture 0/1; " + between + "capture 0/2").split("; "));
  }

  @Test
  void replacesOneWhoseHangARestartDoesNotEnd() {
    Hang hang = Hang.forEver();
    bench.script.on("capture", hang);
    CompletableFuture<ShotOutcome> shot = bench.shoot(0);
    bench.timeOut(hang, Bench.CAPTURE);
    bench.after("step clear").pass(Bench.STOP);

    Bench.end(shot).frame().orElseThrow().close();

    assertCalls("capture 0/1", "stop", "clear", "close", "open NORMAL", "start", "capture 0/2");
  }

  @Test
  void neverRecoversACameraThatTheHostKeepsWaiting() {
    failing(5, FailureKind.BACKPRESSURE);

    assertFails(0, FailureKind.BACKPRESSURE);
    bench.good(1);

    assertCalls(
        "capture 0/1", "capture 0/2", "capture 0/3", "capture 1/1", "capture 1/2", "capture 1/3");
  }

  @Test
  void quarantinesAtTheFourthReplacementWithinFiftyShots() {
    for (int step = 0; step < 12; step++) {
      if (step % 4 == 0) {
        failing(1, FailureKind.GONE);
      }
      bench.good(step);
    }
    failing(1, FailureKind.GONE);

    assertFails(12, FailureKind.GONE);

    assertThat(Bench.failure(bench.shoot(13)).message()).contains("quarantine");
  }

  @Test
  void goesOnClimbingForTroubleBetweenShots() throws InterruptedException {
    bench.trouble("frozen");
    bench.settle();
    bench.trouble("frozen");
    bench.settle();
    assertCalls("stop", "clear", "start", "clear", "stop", "clear", "start", "clear");

    bench.trouble("frozen");
    bench.settle();

    assertCalls("close", "open NORMAL", "start", "clear");
    bench.good(0);
  }

  @Test
  void givesShotsUpWhileNothingCanEnterAndGoesOnWhenSomethingReturned()
      throws InterruptedException {
    CompletableFuture<ShotOutcome> shot = bench.shootIntoHangs(0);
    assertThat(Bench.failure(shot).kind()).isEqualTo(FailureKind.TIMEOUT);

    assertFails(1, FailureKind.BUSY);
    assertFails(2, FailureKind.BUSY);

    assertThat(bench.story())
        .contains(
            "note gives up: 3 calls are stuck inside it, and nothing enters before one returns");
    bench.script.releaseAll();
    bench.awaitNoneStuck();
    bench.good(3);
  }

  private void failing(int times, FailureKind kind) {
    Collections.nCopies(times, Behaviour.failing(kind, "failed"))
        .forEach(fails -> bench.script.on("capture", fails));
  }

  private void assertFails(int step, FailureKind kind) {
    assertThat(Bench.failure(bench.shoot(step)).kind()).isEqualTo(kind);
  }

  private void assertCalls(String... calls) {
    assertThat(bench.script.calls()).containsExactly(calls);
    bench.script.forget();
  }
}
