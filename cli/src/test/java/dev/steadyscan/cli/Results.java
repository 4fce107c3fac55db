package dev.steadyscan.cli;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.scan.Gap;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.store.ScanCounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ends of scans, for tests. */
final class Results {
  static final String WHERE = "scans/demo-20260101-120000";

  private Results() {}

  static ScanResult completed() {
    return result(ScanState.COMPLETED, WHERE, 288, List.of(), Optional.empty());
  }

  /** The left camera's pictures from step 70 on are missing. */
  static ScanResult withGaps(int count) {
    List<Gap> gaps = IntStream.range(70, 70 + count).mapToObj(Results::gap).toList();
    return result(ScanState.GAPS, WHERE, 288 - count, gaps, Optional.empty());
  }

  static ScanResult stopped(ErrorCode code, String reason) {
    return stopped(code, reason, WHERE);
  }

  static ScanResult stopped(ErrorCode code, String reason, String where) {
    return result(
        ScanState.STOPPED, where, 100, List.of(), Optional.of(new ScanException(code, reason)));
  }

  static ScanResult interrupted() {
    return result(
        ScanState.INTERRUPTED,
        WHERE,
        100,
        List.of(),
        Optional.of(new ScanException(ErrorCode.CANCELLED, "stopped by a signal")));
  }

  private static Gap gap(int step) {
    ShotId shot = new ShotId("demo-1", ShotId.MAIN, step, "left", 0, step == 70 ? 1 : 0);
    return new Gap(shot, Failure.of(FailureKind.BUSY, "capture", "a call is stuck in left"));
  }

  private static ScanResult result(
      ScanState state, String where, int taken, List<Gap> gaps, Optional<ScanException> failure) {
    return new ScanResult(
        state,
        "demo-1",
        where,
        new ScanCounts(288, taken, gaps.size()),
        new ScanCounts(144, taken / 2, gaps.size()),
        gaps,
        failure);
  }
}
