package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.scan.Gap;
import dev.steadyscan.core.scan.Past;
import dev.steadyscan.core.scan.PreparedCamera;
import dev.steadyscan.core.scan.PreparedScan;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.scan.ShotKey;
import dev.steadyscan.core.store.InterruptedScan;
import dev.steadyscan.core.store.RecordedShot;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ScanHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scan that goes on where an earlier run of it ended.
 *
 * @param header what its first record says
 * @param past what earlier runs have left
 */
record EarlierScan(ScanHeader header, Past past) implements Beginning {
  private static final Failure NO_REASON =
      Failure.of(FailureKind.DEFECT, "capture", "its record does not say why it is missing");

  /** What its folder tells. */
  static EarlierScan of(InterruptedScan scan) {
    Set<ShotKey> taken = new HashSet<>();
    Map<ShotKey, Gap> gaps = new HashMap<>();
    for (RecordedShot recorded : scan.shots()) {
      ShotId shot = recorded.shot();
      ShotKey key = new ShotKey(shot.step(), shot.camera(), shot.shot());
      if (recorded.isCompleted()) {
        taken.add(key);
      } else {
        gaps.put(key, new Gap(shot, recorded.failure().orElse(NO_REASON)));
      }
    }
    ScanHistory history = scan.history();
    return new EarlierScan(
        history.header(), new Past(taken, gaps, scan.isWorse(), history.lockedSettings()));
  }

  /** The one of the first run, if this is still the same scan. */
  @Override
  public ScanHeader header(PreparedScan scan) {
    refuseOtherPoints(scan);
    refuseOtherCameras(scan);
    return header;
  }

  @Override
  public Remaining remaining(PreparedScan scan) throws InterruptedException {
    return Remaining.after(past, scan);
  }

  private void refuseOtherPoints(PreparedScan scan) {
    if (!scan.survey().sha256().equals(header.patternSha256())) {
      throw refused(
          String.format(
              "the pattern %s had %d points, and %s has %d now that are not the same",
              header.patternType(),
              header.patternSize(),
              scan.pattern().name(),
              scan.pattern().size()));
    }
  }

  private void refuseOtherCameras(PreparedScan scan) {
    Set<String> now = scan.cameras().stream().map(PreparedCamera::name).collect(Collectors.toSet());
    Set<String> gone =
        Stream.concat(past.taken().stream(), past.gaps().keySet().stream())
            .map(ShotKey::camera)
            .filter(camera -> !now.contains(camera))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!gone.isEmpty()) {
      throw refused("there is no camera " + String.join(", ", gone) + " any more");
    } else if (scan.shots() != header.plannedShots()) {
      throw refused(
          String.format(
              "it was to take %d pictures, and with these cameras it would take %d",
              header.plannedShots(), scan.shots()));
    }
  }

  private ScanException refused(String change) {
    return new ScanException(
        ErrorCode.INPUT, "the scan " + header.id() + " cannot be resumed: " + change);
  }
}
