package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.store.ScanCounts;
import java.util.List;
import java.util.Optional;

/**
 * How a scan ended.
 *
 * @param state completed, gaps, stopped or interrupted
 * @param scan the scan's id
 * @param where the folder that it left, empty if it left none
 * @param shots counts of pictures
 * @param points counts of points; one is completed when all its pictures are
 * @param gaps the pictures that were given up, by step, camera and shot
 * @param failure what ended it early; present when it was stopped or interrupted
 */
public record ScanResult(
    ScanState state,
    String scan,
    String where,
    ScanCounts shots,
    ScanCounts points,
    List<Gap> gaps,
    Optional<ScanException> failure) {
  /** Copies. */
  public ScanResult {
    gaps = List.copyOf(gaps);
  }
}
