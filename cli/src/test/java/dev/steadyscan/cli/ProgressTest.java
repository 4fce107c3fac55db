package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.ScanEvent;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;
  private final Progress progress = new Progress(0);

  private void tell(ScanEvent... events) {
    for (ScanEvent event : events) {
      progress.on(event, 0);
    }
  }

  @Test
  void beforeTheScanStartsItSaysWhatItWaitsFor() {
    assertThat(ProgressText.line(progress, 0)).isEqualTo("opening the devices");
  }

  @Test
  void countsPointsAndPictures() {
    tell(Events.started(144), Events.pass(false, 144));
    IntStream.range(0, 72)
        .forEach(step -> tell(Events.saved(step, "left", 1), Events.pointDone(step)));
    assertThat(ProgressText.line(progress, 0))
        .startsWith("[##########..........] 72/144 points, 72/288 pictures");
  }

  @Test
  void countsWhatAResumedScanHasAlready() {
    tell(Events.started(144), Events.resumed(200, 88, 44), Events.pass(false, 44));
    tell(Events.saved(100, "left", 1), Events.pointDone(100));
    assertThat(ProgressText.line(progress, 0))
        .startsWith("[....................] 1/44 points, 201/288 pictures");
  }

  @Test
  void judgesTheTimeLeftByThePointsSoFar() {
    tell(Events.started(144), Events.pass(false, 144));
    tell(Events.pointDone(0), Events.pointDone(1));
    assertThat(progress.left(2 * SECOND)).isEmpty();
    tell(Events.pointDone(2));
    assertThat(ProgressText.line(progress, 3 * SECOND)).endsWith(", 2:21 left");
    assertThat(ProgressText.line(progress, 120 * SECOND)).endsWith(", 1:34:00 left");
  }

  @Test
  void countsRecoveriesAndGaps() {
    tell(Events.started(144), Events.recoveryBegins("left"), Events.failed(70, "left", 3));
    assertThat(ProgressText.line(progress, 0)).endsWith(", 1 gap, 1 recovery");
    tell(Events.recoveryBegins("left"), Events.failed(71, "left", 3));
    assertThat(ProgressText.line(progress, 0)).endsWith(", 2 gaps, 2 recoveries");
  }

  @Test
  void aPictureThatTurnsOutToBeSuspectIsAGapUntilItIsTakenAgain() {
    tell(Events.started(144), Events.saved(70, "left", 1));
    tell(new ScanEvent.ShotSuspect(Events.NOON, Events.shot(70, "left", 1), "it slipped"));
    assertThat(progress.saved()).isZero();
    assertThat(progress.gaps()).isEqualTo(1);
    tell(Events.saved(70, "left", 2));
    assertThat(progress.saved()).isEqualTo(1);
    assertThat(progress.gaps()).isZero();
  }

  @Test
  void aRepairedGapIsNone() {
    tell(Events.started(144), Events.failed(70, "left", 3), Events.pass(true, 1));
    assertThat(ProgressText.line(progress, 0))
        .isEqualTo("[....................] repair: 0/1 point, 0/288 pictures, 1 gap");
    tell(Events.saved(70, "left", 4));
    assertThat(progress.gaps()).isZero();
  }
}
