package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without recovery a camera that hangs for good costs its pictures from then on, by name, and one
 * capture limit of time. Nothing else.
 */
class NoRecoveryTest {
  private static final int STEP = 70;
  private static final Duration CAPTURE_LIMIT = Duration.ofSeconds(2);

  @TempDir private Path temporary;

  @Test
  void aCameraThatHangsForGoodCostsItsPicturesAndOneLimit() throws Exception {
    Finished run = run("with", "scan.name=no-recovery");
    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    ScanFolder folder = ScanFolder.only(temporary.resolve("with"));
    assertThat(folder.state()).isEqualTo("gaps");
    assertThat(folder.scan().get("counts"))
        .hasToString("{\"planned\":288,\"completed\":214,\"failed\":74}");
    assertThat(folder.scan().get("points"))
        .hasToString("{\"planned\":144,\"completed\":70,\"failed\":74}");
    folder.assertThatPicturesAreRight();
    assertThatTheRestOfTheCameraFailed(folder);
    assertThatItTookOneLimitLonger(folder);
  }

  private static void assertThatTheRestOfTheCameraFailed(ScanFolder folder) {
    Map<Integer, Shot> failed =
        folder.journal().shots().stream()
            .filter(shot -> shot.status().equals("failed"))
            .collect(Collectors.toMap(Shot::step, Function.identity()));
    assertThat(failed).hasSize(144 - STEP);
    assertThat(failed.values()).allMatch(shot -> shot.camera().equals("left"));
    assertThat(failed.get(STEP).attempts()).isEqualTo(1);
    assertThat(failed.get(STEP).text("kind")).isEqualTo("TIMEOUT");
    for (int step = STEP + 1; step < 144; step++) {
      Shot shot = failed.get(step);
      assertThat(shot.attempts()).as(shot.toString()).isZero();
      assertThat(shot.text("kind")).as(shot.toString()).isEqualTo("BUSY");
      assertThat(shot.text("reason")).as(shot.toString()).contains("capture of step " + STEP);
    }
  }

  /**
   * Compared with the same scan without the fault, run right after it. The machine's noise gets
   * half of that scan's time, and a second.
   */
  private void assertThatItTookOneLimitLonger(ScanFolder folder) throws Exception {
    Finished run = run("without", "plugins.simulator.faults=[]");
    assertThat(run.status()).as(run.toString()).isZero();
    Duration without = took(ScanFolder.only(temporary.resolve("without")));
    Duration with = took(folder);
    System.out.printf(
        "A camera lost for good cost %d ms; its limit is %d ms.%n",
        with.minus(without).toMillis(), CAPTURE_LIMIT.toMillis());
    assertThat(with)
        .isLessThan(without.plus(CAPTURE_LIMIT).plus(without.dividedBy(2)).plusSeconds(1));
  }

  private Finished run(String output, String set) throws Exception {
    return Command.ofCheckout(temporary)
        .run(
            "run",
            Checkout.resource("no-recovery.conf").toString(),
            "--output",
            temporary.resolve(output).toString(),
            "--set",
            set);
  }

  private static Duration took(ScanFolder folder) {
    List<Instant> span = folder.journal().span();
    return Duration.between(span.get(0), span.get(1));
  }
}
