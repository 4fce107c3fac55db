package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.SHA;
import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent.SettingsLocked;
import dev.steadyscan.api.event.ScanEvent.Paused;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.store.RecordedShot.Status;
import dev.steadyscan.testkit.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScanHistoryTest {
  private static final ScanCounts SHOTS = new ScanCounts(288, 1, 1);
  private static final ScanCounts POINTS = new ScanCounts(144, 0, 1);
  private static final Failure HUNG =
      new Failure(FailureKind.TIMEOUT, "capture", "no frame", List.of("a line"), Optional.empty());

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private FolderScanStore store;

  @BeforeEach
  void open() {
    store =
        new FolderScanStore(
            output, Samples.settings(), time, event -> Optional.empty(), new NioDisk(), 1);
    store.start(header());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path folder() {
    return store.folder().orElseThrow();
  }

  private ScanHistory read() {
    return ScanHistory.read(folder(), time);
  }

  private static ShotId key(String camera, int step) {
    return report(camera, step).shot();
  }

  @Test
  void knowsTheScanAsItWasPlanned() {
    store.close();

    ScanHistory history = read();
    assertThat(history.header()).isEqualTo(header());
    assertThat(history.shots()).isEmpty();
    assertThat(history.lastRecord()).isEqualTo(Samples.START);
    assertThat(history.progress())
        .isEqualTo(
            new ScanProgress(
                ScanState.RUNNING, new ScanCounts(288, 0, 0), new ScanCounts(144, 0, 0)));
  }

  @Test
  void knowsEachPictureWithItsFile() {
    SavedShot saved = store.save(report("left", 70), jpeg("70")).join();
    store.close();

    RecordedShot shot = read().shot(key("left", 70)).orElseThrow();
    assertThat(shot.isCompleted()).isTrue();
    assertThat(shot.shot()).isEqualTo(key("left", 70)).matches(id -> id.attempt() == 2);
    assertThat(shot.time()).isEqualTo(Samples.START);
    assertThat(shot.files())
        .containsExactly(new RecordedFile("", saved.file(), saved.bytes(), saved.sha256()));
    assertThat(read().shot(key("left", 71))).isEmpty();
  }

  @Test
  void knowsCompanionsBeforeThePicture() {
    Frame frame =
        Frame.encoded("image/jpeg", Samples.ascii("p"))
            .companion("raw", Frame.encoded("image/dng", Samples.ascii("raw")).build())
            .build();
    store.save(report("left", 70), frame).join();
    store.close();

    assertThat(read().shot(key("left", 70)).orElseThrow().files())
        .extracting(RecordedFile::companion, RecordedFile::file, RecordedFile::bytes)
        .containsExactly(
            tuple("raw", "images/left/000070.raw.dng", 3L),
            tuple("", "images/left/000070.jpg", 1L));
  }

  @Test
  void knowsWhyAPictureWasGivenUp() {
    store.failed(report("left", 70), HUNG);
    store.finish(ScanState.GAPS, SHOTS, POINTS);
    store.close();

    RecordedShot shot = read().shot(key("left", 70)).orElseThrow();
    assertThat(shot.status()).isEqualTo(Status.FAILED);
    assertThat(shot.failure()).contains(HUNG);
    assertThat(shot.files()).isEmpty();
  }

  @Test
  void goesByTheLastRecordOfAPicture() {
    store.failed(report("left", 70), HUNG);
    store.save(report("left", 70), jpeg("70")).join();
    store.close();

    assertThat(read().shots()).hasSize(1).allMatch(RecordedShot::isCompleted);
  }

  @Test
  void keepsTheFileOfAPictureThatFailedLater() {
    store.save(report("left", 70), jpeg("70")).join();
    store.failed(report("left", 70), HUNG);
    store.finish(ScanState.GAPS, SHOTS, POINTS);
    store.close();

    RecordedShot shot = read().shot(key("left", 70)).orElseThrow();
    assertThat(shot.status()).isEqualTo(Status.FAILED);
    assertThat(shot.files())
        .extracting(RecordedFile::file)
        .containsExactly("images/left/000070.jpg");
  }

  @Test
  void knowsTheLastSettingsOfEachCamera() {
    ShotSettings first = ShotSettings.builder().gain(2).build();
    ShotSettings last =
        ShotSettings.builder()
            .exposure(Duration.ofNanos(33_333_333))
            .gain(1.5)
            .focus(0)
            .whiteBalance(new WhiteBalance(1.9, 1.4))
            .build();
    store.record(new SettingsLocked(time.instant(), "left", first));
    store.record(new SettingsLocked(time.instant(), "left", last));
    store.record(new SettingsLocked(time.instant(), "right", first));
    store.finish(ScanState.STOPPED, SHOTS, POINTS);
    store.close();

    assertThat(read().lockedSettings())
        .containsOnlyKeys("left", "right")
        .containsEntry("left", last)
        .containsEntry("right", first);
  }

  @Test
  void knowsHowTheScanEndedAndWhen() {
    time.advance(Duration.ofSeconds(7));
    store.record(new Paused(time.instant()));
    time.advance(Duration.ofSeconds(7));
    store.finish(ScanState.INTERRUPTED, SHOTS, POINTS);
    store.close();

    assertThat(read().progress()).isEqualTo(new ScanProgress(ScanState.INTERRUPTED, SHOTS, POINTS));
    assertThat(read().lastRecord()).isEqualTo(Samples.START.plusSeconds(14));
  }

  @Test
  void saysWhereTheJournalGoesOn() throws Exception {
    store.save(report("left", 70), jpeg("70")).join();
    store.close();

    assertThat(read().end())
        .isEqualTo(new JournalEnd(Files.size(folder().resolve("journal.ndjson")), 2, false));
  }

  @Test
  void readsPicturesThatDifferInShotAndPass() {
    for (String pass : List.of("main", "extra")) {
      for (int shot = 0; shot < 2; shot++) {
        ShotReport report = report("left", 70);
        ShotId id = new ShotId("demo-1", pass, 70, "left", shot, 1);
        store
            .save(new ShotReport(id, 1, 2, report.position(), report.metadata()), jpeg("x"))
            .join();
      }
    }
    store.close();

    assertThat(read().shots())
        .extracting(shot -> shot.files().get(0).file())
        .containsExactly(
            "images/left/000070-0.jpg",
            "images/left/000070-1.jpg",
            "images/extra/left/000070-0.jpg",
            "images/extra/left/000070-1.jpg");
  }

  @Test
  void refusesAFileThatLeadsOutOfTheScan() {
    for (String file :
        List.of(
            "/etc/passwd", "images/../../x", "images//x", "scan.json", "images/a\\b", "images/.")) {
      assertThatThrownBy(() -> new RecordedFile("", file, 1, SHA)).hasMessageContaining(file);
    }
  }
}
