package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.ShotSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ScanHistory} of the journal's records, in their order. */
final class HistoryBuilder {
  private final Map<ShotId, RecordedShot> shots = new LinkedHashMap<>();
  private final Map<String, ShotSettings> settings = new HashMap<>();
  private @Nullable ScanHeader header;
  private @Nullable ScanProgress progress;
  private Instant last = Instant.EPOCH;

  /**
   * Adds a record; a kind that says nothing of where the scan stands is passed over.
   *
   * @throws IllegalArgumentException if it does not say what it has to
   */
  void add(String kind, Fields body, Instant time) {
    switch (kind) {
      case "scan" -> scan(body, time);
      case "shot" -> add(ShotRecords.recorded(scanId(), body, time));
      case "state" -> progress = ScanDocuments.progress(body);
      case "settings" -> settings.put(body.text("device"), EventRecords.lockedSettings(body));
      default -> {}
    }
    last = time;
  }

  private void scan(Fields body, Instant time) {
    if (header != null || !shots.isEmpty()) {
      throw new IllegalArgumentException("only the first one can be the scan's");
    }
    header = ScanDocuments.header(body, time);
  }

  /** The scan's id, as far as it is known. */
  String scanId() {
    ScanHeader scan = header;
    return scan == null ? "" : scan.id();
  }

  /** Adds the record of a picture. */
  void add(RecordedShot shot) {
    ShotId key = shot.shot().withAttempt(0);
    @Nullable RecordedShot before = shots.put(key, shot);
    if (before != null) {
      shots.put(key, shot.after(before));
    }
    last = shot.time();
  }

  /** What the records say; empty without the scan's own. */
  Optional<ScanHistory> build(JournalEnd end) {
    ScanHeader scan = header;
    if (scan == null) {
      return Optional.empty();
    }
    ScanProgress reached = progress == null ? ScanProgress.start(scan) : progress;
    return Optional.of(new ScanHistory(scan, reached, shots, settings, last, end));
  }
}
