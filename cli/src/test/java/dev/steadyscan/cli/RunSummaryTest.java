package dev.steadyscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.core.scan.ScanResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  private static List<String> summary(ScanResult result) {
    return RunSummary.lines(result, Duration.ofSeconds(42), "steadyscan check my.conf");
  }

  @Test
  void aCompletedScanSaysWhereThePicturesAre() {
    assertThat(summary(Results.completed()))
        .containsExactly(
            "completed: 288 of 288 pictures, 144 of 144 points, in 42 s",
            "folder: scans/demo-20260101-120000",
            "next: look at scans/demo-20260101-120000/images");
  }

  @Test
  void gapsAreListedByStepCameraAndReason() {
    assertThat(summary(Results.withGaps(2)))
        .containsExactly(
            "2 pictures given up:",
            "  step 70 left  1 attempt   busy  a call is stuck in left",
            "  step 71 left  0 attempts  busy  a call is stuck in left",
            "gaps: 286 of 288 pictures, 143 of 144 points, in 42 s",
            "folder: scans/demo-20260101-120000",
            "next: steadyscan resume scans/demo-20260101-120000   (tries the missing ones"
                + " again)");
  }

  @Test
  void noMoreThanTwentyGapsAreListed() {
    assertThat(summary(Results.withGaps(74)))
        .contains("74 pictures given up:", "  and 54 more")
        .hasSize(1 + 20 + 1 + 3);
  }

  @Test
  void aStoppedScanSaysWhyAndHowToGoOn() {
    assertThat(summary(Results.stopped(ErrorCode.MOTION, "the axis is stuck")))
        .containsExactly(
            "reason: the axis is stuck",
            "stopped: 100 of 288 pictures, 50 of 144 points, in 42 s",
            "folder: scans/demo-20260101-120000",
            "next: steadyscan resume scans/demo-20260101-120000   (when the cause is gone)");
  }

  @Test
  void aDefectIsToBeReported() {
    assertThat(summary(Results.stopped(ErrorCode.DEFECT, "oh")))
        .last()
        .asString()
        .startsWith("next: this is a defect of Steadyscan: please report this with the scan.log");
  }

  @Test
  void aScanThatEndedBeforeItsFolderStoodWroteNothing() {
    assertThat(summary(Results.stopped(ErrorCode.CAMERA, "unplugged", "")))
        .contains("nothing was written", "next: steadyscan check my.conf");
  }
}
