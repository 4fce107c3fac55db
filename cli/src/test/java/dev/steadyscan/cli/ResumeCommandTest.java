package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResumeCommandTest {
  private final Bench bench = new Bench();

  @Test
  void resumesAScanAndTellsHowItEnded() {
    bench.scan.endingWith(Results.completed());
    assertThat(bench.run("resume", "scans/a", "--plugins", ".")).isZero();
    assertThat(bench.scan.resumptions)
        .containsExactly(new ScanOpener.Resumption(Path.of("scans/a"), false, Path.of(".")));
    assertThat(bench.scan.calls).containsExactly("start", "await PT0.25S", "close");
    assertThat(bench.screen.outLines())
        .contains("completed: 288 of 288 pictures, 144 of 144 points, in 0 ms");
  }

  @Test
  void readsEveryPictureAgainIfToldTo() {
    bench.scan.endingWith(Results.completed());
    assertThat(bench.run("resume", "scans/a", "--verify")).isZero();
    assertThat(bench.scan.resumptions)
        .containsExactly(new ScanOpener.Resumption(Path.of("scans/a"), true, Path.of("plugins")));
  }

  @Test
  void aCompleteScanIsNotOpenedAndSaysSo() {
    bench.scan.beingComplete();
    assertThat(bench.run("resume", "scans/a")).isZero();
    assertThat(bench.scan.calls).isEmpty();
    assertThat(bench.screen.outLines()).containsExactly("completed: nothing is missing in scans/a");
  }

  @Test
  void aScanThatCannotBeResumedIsTwo() {
    bench.scan.refusing(new ScanException(ErrorCode.INPUT, "it is under way"));
    assertThat(bench.run("resume", "scans/a")).isEqualTo(2);
    assertThat(bench.screen.errLines()).containsExactly("steadyscan: it is under way");
  }

  @Test
  void aSignalStopsAResumedScan() {
    bench.scan.interruptedEndingWith(Optional.of(Results.interrupted()));
    assertThat(bench.run("resume", "scans/a")).isEqualTo(130);
    assertThat(bench.scan.calls).contains("cancel: stopped by a signal");
  }

  @Test
  void resumesWhatIsUnfinishedInItsOrder() {
    bench.scan.leaving(Path.of("s/a"), Path.of("s/b")).endingWith(Results.withGaps(1));
    assertThat(bench.run("resume", "--unfinished", "s")).isEqualTo(1);
    assertThat(bench.scan.resumptions)
        .extracting(ScanOpener.Resumption::scan)
        .containsExactly(Path.of("s/a"), Path.of("s/b"));
    assertThat(bench.screen.outLines()).startsWith("2 unfinished scans", "s/a").contains("s/b");
  }

  @Test
  void nothingUnfinishedIsWell() {
    assertThat(bench.run("resume", "--unfinished", "s")).isZero();
    assertThat(bench.screen.outLines()).containsExactly("0 unfinished scans");
  }

  @Test
  void oneThatCannotBeResumedDoesNotKeepTheOthersFromIt() {
    bench
        .scan
        .leaving(Path.of("s/a"), Path.of("s/b"))
        .refusing(new ScanException(ErrorCode.INPUT, "the plugin is not there"));
    assertThat(bench.run("resume", "--unfinished", "s")).isEqualTo(2);
    assertThat(bench.scan.resumptions).hasSize(2);
  }

  @Test
  void aSignalEndsTheWholeOfIt() {
    bench
        .scan
        .leaving(Path.of("s/a"), Path.of("s/b"))
        .interruptedEndingWith(Optional.of(Results.interrupted()));
    assertThat(bench.run("resume", "--unfinished", "s")).isEqualTo(130);
    assertThat(bench.scan.resumptions).hasSize(1);
  }
}
