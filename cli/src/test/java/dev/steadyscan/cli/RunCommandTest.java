package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunCommandTest {
  private final Bench bench = new Bench();

  @Test
  void printsALineForEachEventAndASummary() {
    bench
        .scan
        .telling(
            Events.started(144),
            Events.capturing(70, "left", 1),
            Events.timedOut(70, "left", 1),
            Events.recoveryBegins("left"),
            Events.recoveryCompleted("left"),
            Events.capturing(70, "left", 2),
            Events.taken(70, "left", 2))
        .endingWith(Results.completed());
    assertThat(bench.run("run", "a.conf")).isZero();
    assertThat(bench.screen.outLines())
        .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\r"))
        .contains("12:00:00.250 step 70 left: CAPTURING, attempt 1")
        .contains("completed: 288 of 288 pictures, 144 of 144 points, in 0 ms");
    assertThat(bench.screen.outLines().stream().filter(RunCommandTest::isFollowed)).hasSize(5);
    assertThat(bench.screen.errLines()).isEmpty();
  }

  private static boolean isFollowed(String line) {
    return line.matches(".*(CAPTURING|timeout|ISP|recovery).*");
  }

  @Test
  void closesTheScanBeforeItEnds() {
    bench.scan.endingWith(Results.withGaps(3));
    assertThat(bench.run("run", "a.conf")).isEqualTo(1);
    assertThat(bench.scan.calls).containsExactly("start", "await PT0.25S", "close");
  }

  @Test
  void aSignalCancelsTheScanAndTellsWhatWasKept() {
    bench.scan.interruptedEndingWith(Optional.of(Results.interrupted()));
    assertThat(bench.run("run", "a.conf")).isEqualTo(130);
    assertThat(bench.scan.calls)
        .containsExactly("start", "cancel: stopped by a signal", "await PT12S", "close");
    assertThat(bench.screen.outLines())
        .contains(
            "stopping: pictures under way are saved, this takes 12 s at most (a second signal ends"
                + " it at once)")
        .contains("interrupted: 100 of 288 pictures, 50 of 144 points, in 0 ms");
  }

  @Test
  void aScanThatDoesNotStopIsLeftBehind() {
    bench.scan.interruptedEndingWith(Optional.empty());
    assertThat(bench.run("run", "a.conf")).isEqualTo(130);
    assertThat(bench.screen.errLines())
        .containsExactly(
            "steadyscan: the scan did not stop within 12 s and is left as it is: what its journal"
                + " records is on disk");
  }

  @Test
  void aSignalBeforeTheStartIs130() {
    bench.scan.refusing(new ScanException(ErrorCode.CANCELLED, "stopped"));
    assertThat(bench.run("run", "a.conf")).isEqualTo(130);
  }

  @Test
  void onATerminalTheBarIsGoneAtTheEnd() {
    Bench live = new Bench(new Screen(true, false));
    live.scan
        .telling(Events.started(144), Events.capturing(70, "left", 1))
        .endingWith(Results.completed());
    assertThat(live.run("run", "a.conf")).isZero();
    String out = live.screen.out();
    assertThat(out).contains("[....................] 0/144 points, 0/288 pictures");
    assertThat(out.substring(out.lastIndexOf("\r\u001b[K")))
        .startsWith("\r\u001b[Kcompleted: 288 of 288 pictures");
  }
}
