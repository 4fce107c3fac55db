package dev.steadyscan.core.store;

import dev.steadyscan.core.store.ScanVerification.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One verification of a scan. Used once, by one thread. */
final class Verifier {
  private static final Comparator<RecordedShot> PATH =
      Comparator.comparing((RecordedShot shot) -> shot.shot().pass())
          .thenComparing(shot -> shot.shot().step())
          .thenComparing(shot -> shot.shot().camera())
          .thenComparing(shot -> shot.shot().shot());

  private final FolderReading folder;
  private final List<Finding> findings = new ArrayList<>();
  private long read;

  Verifier(FolderReading folder) {
    this.folder = folder;
  }

  ScanVerification verify() {
    Optional<ScanHistory> history = journal();
    List<RecordedShot> shots =
        history.map(known -> known.shots().stream().sorted(PATH).toList()).orElse(List.of());
    history.ifPresent(this::scanJson);
    pictures(shots);
    history.ifPresent(this::neverTaken);
    if (history.isPresent()) {
      others(shots);
    }
    return new ScanVerification(history, read, findings);
  }

  private Optional<ScanHistory> journal() {
    JournalReader journal = folder.journal();
    journal.problems().forEach(one -> find(ScanFolder.JOURNAL + ":" + one.line(), one.message()));
    Optional<ScanHistory> history = journal.history();
    history
        .map(ScanHistory::end)
        .filter(JournalEnd::torn)
        .ifPresent(
            end ->
                find(
                    ScanFolder.JOURNAL,
                    "its last line was torn off at byte "
                        + end.bytes()
                        + ", as by a power cut; resume cuts it"));
    return history;
  }

  private void scanJson(ScanHistory history) {
    if (!folder.hasScanJsonOf(history)) {
      String how = folder.scanJson().isPresent() ? "is not what the journal says" : "is missing";
      find(ScanFolder.SCAN_JSON, how + "; resume writes it again, from the journal");
    }
  }

  private void pictures(List<RecordedShot> shots) {
    List<RecordedShot> completed = shots.stream().filter(RecordedShot::isCompleted).toList();
    for (RecordedShot shot : shots) {
      shot.failure()
          .filter(failure -> !shot.isCompleted())
          .ifPresent(failure -> find(shot.shot().toString(), status(shot, failure.message())));
      shot.files().forEach(file -> read += shot.isCompleted() ? file.bytes() : 0);
    }
    new FileCheck(folder.disk(), folder.lane(), folder.root())
        .damaged(completed, shot -> true)
        .forEach(one -> find(one.shot().shot().toString(), one.reason()));
  }

  private static String status(RecordedShot shot, String reason) {
    return (shot.status() == RecordedShot.Status.FAILED ? "was given up: " : "is suspect: ")
        + reason;
  }

  private void neverTaken(ScanHistory history) {
    int missing = history.header().plannedShots() - history.shots().size();
    if (missing > 0) {
      find("pictures", missing + " of " + history.header().plannedShots() + " have no record yet");
    }
  }

  private void others(List<RecordedShot> shots) {
    Set<String> known = new HashSet<>();
    shots.forEach(shot -> shot.files().forEach(file -> known.add(file.file())));
    folder.files(ScanFolder.IMAGES).stream()
        .filter(file -> !known.contains(file))
        .forEach(file -> find(file, "is spoken of by no record"));
    folder.halfWritten().forEach(file -> find(file, "was left half written; resume removes it"));
  }

  private void find(String where, String what) {
    findings.add(new Finding(where, what));
  }
}
