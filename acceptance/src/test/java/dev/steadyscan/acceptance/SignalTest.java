package dev.steadyscan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.acceptance.command.Command;
import dev.steadyscan.acceptance.command.Finished;
import dev.steadyscan.acceptance.command.Running;
import dev.steadyscan.acceptance.folder.ScanFolder;
import dev.steadyscan.acceptance.folder.Shot;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that is told to stop does so in its time, and loses nothing that it has taken. */
class SignalTest {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration START = Duration.ofMinutes(1);

  @TempDir private Path temporary;

  @Test
  void sigtermEndsAScanBetweenTwoPictures() throws Exception {
    ScanFolder folder = stop("TERM", "step 12 left: saved", "plugins.simulator.faults=[]");
    assertThat(folder.journal().shots().stream().filter(Shot::isCompleted).count())
        .isBetween(13L, 287L);
  }

  @Test
  void sigintEndsAScanWhoseCameraHangsForGood() throws Exception {
    ScanFolder folder =
        stop(
            "INT",
            "step 5 left: CAPTURING",
            "plugins.simulator.faults=[{kind=hang-until-exit, camera=left, step=5}]");
    assertThat(folder.journal().shots())
        .filteredOn(Shot::isCompleted)
        .hasSizeGreaterThan(5)
        .noneMatch(shot -> shot.toString().equals("main 5 left 0"));
  }

  private ScanFolder stop(String signal, String at, String faults) throws Exception {
    Path output = temporary.resolve("scans");
    Command command = Command.ofCheckout(temporary).withSignals();
    try (Running running =
        command.start(
            "run",
            Checkout.demo().toString(),
            "--output",
            output.toString(),
            "--set",
            faults,
            "--set",
            "scan.stop-limit=10 s")) {
      running.awaitLine(line -> line.contains(at), START);
      long sent = System.nanoTime();
      running.signal(signal);
      Finished ended = running.finish(Command.LIMIT);
      Duration took = Duration.ofNanos(System.nanoTime() - sent);
      assertThat(ended.status()).as(ended.toString()).isEqualTo(130);
      assertThat(took).as(ended.toString()).isLessThan(STOP_LIMIT.plus(GRACE));
      assertThat(running.isAlive()).isFalse();
    }
    assertNoProcessIsLeft();
    ScanFolder folder = ScanFolder.only(output);
    assertThat(folder.state()).isEqualTo("interrupted");
    folder.assertThatPicturesAreRight();
    return folder;
  }

  private void assertNoProcessIsLeft() {
    assertThat(ProcessHandle.allProcesses().map(ProcessHandle::info))
        .noneMatch(info -> info.commandLine().orElse("").contains(temporary.toString()));
  }
}
