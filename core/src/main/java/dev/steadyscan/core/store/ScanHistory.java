package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the journal of a scan proves. Immutable and thread-safe; a few hundred bytes for each
 * picture that has a record.
 */
public final class ScanHistory {
  private final ScanHeader header;
  private final ScanProgress progress;
  private final Map<ShotId, RecordedShot> shots;
  private final Map<String, ShotSettings> settings;
  private final Instant lastRecord;
  private final JournalEnd end;

  ScanHistory(
      ScanHeader header,
      ScanProgress progress,
      Map<ShotId, RecordedShot> shots,
      Map<String, ShotSettings> settings,
      Instant lastRecord,
      JournalEnd end) {
    this.header = header;
    this.progress = progress;
    this.shots = Collections.unmodifiableMap(shots);
    this.settings = Map.copyOf(settings);
    this.lastRecord = lastRecord;
    this.end = end;
  }

  /**
   * Reads the journal of a scan. A last line that was torn off by a crash is left out: it was never
   * synced, so nobody relied on it. Blocks, each file operation up to 30 s.
   *
   * @param scan the scan's folder
   * @param time the clock for limits
   * @throws ScanException {@code INPUT} if there is no journal, or a line of it is not as it was
   *     written: the message has every such line; {@code DISK} if it cannot be read; {@code
   *     CANCELLED} if the calling thread was interrupted
   */
  public static ScanHistory read(Path scan, TimeSource time) {
    try (DiskLane lane = DiskLane.reading(time)) {
      return read(new NioDisk(), lane, ScanFolder.real(scan, lane));
    }
  }

  static ScanHistory read(Disk disk, DiskLane lane, Path folder) {
    JournalReader journal = JournalReader.read(disk, lane, folder);
    List<JournalProblem> problems = journal.problems();
    if (problems.isEmpty()) {
      return journal.history().orElseThrow();
    }
    Path file = folder.resolve(ScanFolder.JOURNAL);
    throw new ScanException(
        ErrorCode.INPUT,
        problems.stream().map(each -> each.in(file)).collect(Collectors.joining("\n")));
  }

  /** The first record. Its {@code started} is in whole milliseconds. */
  public ScanHeader header() {
    return header;
  }

  /** How far the scan was when it last said so: at its start, or at the end of a run of it. */
  public ScanProgress progress() {
    return progress;
  }

  /** How many pictures there are by their last records. */
  public ScanCounts pictures() {
    return new ScanCounts(
        header.plannedShots(),
        count(RecordedShot.Status.COMPLETED),
        count(RecordedShot.Status.FAILED));
  }

  private int count(RecordedShot.Status status) {
    return (int) shots.values().stream().filter(shot -> shot.status() == status).count();
  }

  /** Every picture that has a record, in the order of their first records. */
  public Collection<RecordedShot> shots() {
    return shots.values();
  }

  /** What holds of a picture, whatever the attempt; empty if it has no record. */
  public Optional<RecordedShot> shot(ShotId shot) {
    return Optional.ofNullable(shots.get(shot.withAttempt(0)));
  }

  /** What each camera measured itself and holds for the whole scan, by the camera's name. */
  public Map<String, ShotSettings> lockedSettings() {
    return settings;
  }

  /** The time of the last record. */
  public Instant lastRecord() {
    return lastRecord;
  }

  /** Where the journal goes on. */
  public JournalEnd end() {
    return end;
  }
}
