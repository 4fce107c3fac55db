package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that breaks or hangs, at each operation that a picture takes. */
@Timeout(60)
class FolderScanStoreTroubleTest {
  private static final ScanCounts COUNTS = new ScanCounts(288, 0, 0);

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private final AtomicInteger closed = new AtomicInteger();
  private ScriptedDisk disk;
  private FolderScanStore store;

  @BeforeEach
  void open() {
    disk = new ScriptedDisk(output);
    store =
        new FolderScanStore(
            output,
            Samples.settings(),
            time,
            event -> event instanceof Note note ? Optional.of(note.text()) : Optional.empty(),
            disk,
            1);
    store.start(header());
    disk.forget();
  }

  @AfterEach
  void close() throws Exception {
    disk.release();
    store.close();
    StoreThreads.assertNoneLeft();
  }

  /** A JPEG with one companion, each closing counted: two for both. */
  private Frame frame() {
    Frame raw =
        Frame.encoded("image/x-adobe-dng", Samples.ascii("dng"))
            .onClose(closed::incrementAndGet)
            .build();
    return Frame.encoded("image/jpeg", Samples.ascii("70"))
        .companion("raw", raw)
        .onClose(closed::incrementAndGet)
        .build();
  }

  private static CompletableFuture<Object> beside(Runnable what) {
    CompletableFuture<Object> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                what.run();
                ended.complete("");
              } catch (Throwable failed) {
                ended.completeExceptionally(failed);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return ended;
  }

  private void assertRefusesMore(ScanException first) {
    List<String> before = disk.operations();
    AtomicInteger another = new AtomicInteger();
    ScanException second = Samples.error(store.save(report("left", 71), jpeg("71", another)));

    assertThat(second.code()).isEqualTo(ErrorCode.DISK);
    assertThat(second).hasMessage(first.getMessage());
    assertThat(another).hasValue(1);
    assertThat(disk.operations()).isEqualTo(before);
    assertThat(store.broken()).isPresent();
    assertThat(store.inFlight()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "mkdir scan/images, creation of folder images failed",
    "sync folder scan, fsync of folder demo-20260301-102030 failed",
    "mkdir scan/images/left, creation of folder images/left failed",
    "sync folder scan/images, fsync of folder images failed",
    "create scan/.partial/0-000070.raw.dng, write of images/left/000070.raw.dng failed",
    "write scan/.partial/0-000070.raw.dng, write of images/left/000070.raw.dng failed",
    "sync scan/.partial/0-000070.raw.dng, fsync of images/left/000070.raw.dng failed",
    "create scan/.partial/1-000070.jpg, write of images/left/000070.jpg failed",
    "write scan/.partial/1-000070.jpg, write of images/left/000070.jpg failed",
    "sync scan/.partial/1-000070.jpg, fsync of images/left/000070.jpg failed",
    "rename scan/.partial/0-000070.raw.dng -> scan/images/left/000070.raw.dng,"
        + " rename of images/left/000070.raw.dng failed",
    "rename scan/.partial/1-000070.jpg -> scan/images/left/000070.jpg,"
        + " rename of images/left/000070.jpg failed",
    "sync folder scan/images/left, fsync of folder images/left failed",
    "write .scan/journal.ndjson, append to journal.ndjson failed",
    "sync .scan/journal.ndjson, fsync of journal.ndjson failed",
  })
  void namesTheOperationAtWhichTheDiskWasFull(String operation, String message) {
    disk.breaks(operation::equals);
    ScanException failed = Samples.error(store.save(report("left", 70), frame()));

    assertThat(failed.code()).isEqualTo(ErrorCode.DISK);
    assertThat(failed)
        .hasMessageStartingWith(message)
        .hasMessageContaining("Input/output error; check the disk under")
        .hasMessageContaining(store.where().isEmpty() ? "?" : output.toString());
    assertThat(closed).hasValue(2);
    disk.breaks(none -> false);
    assertRefusesMoreExceptWhenTheJournalBroke(failed, operation);
    assertThatThrownBy(() -> store.finish(ScanState.COMPLETED, COUNTS, COUNTS))
        .isInstanceOf(ScanException.class)
        .hasMessage(failed.getMessage());
    assertThat(state()).isEqualTo("running");
    store.finish(ScanState.STOPPED, COUNTS, COUNTS);
    assertThat(state()).isEqualTo("stopped");
  }

  private void assertRefusesMoreExceptWhenTheJournalBroke(ScanException failed, String operation) {
    assertRefusesMore(failed);
    int records = Samples.journal(store.folder().orElseThrow()).size();
    assertThat(records).isEqualTo(operation.equals("sync .scan/journal.ndjson") ? 2 : 1);
  }

  private String state() {
    return Samples.json(store.folder().orElseThrow().resolve("scan.json")).get("state").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "mkdir scan/images, creation of folder images was",
    "sync folder scan, fsync of folder demo-20260301-102030 was",
    "mkdir scan/images/left, creation of folder images/left was",
    "sync folder scan/images, fsync of folder images was",
    "create scan/.partial/0-000070.raw.dng, write of images/left/000070.raw.dng was",
    "write scan/.partial/1-000070.jpg, write of images/left/000070.jpg was",
    "sync scan/.partial/1-000070.jpg, fsync of images/left/000070.jpg was",
    "rename scan/.partial/1-000070.jpg -> scan/images/left/000070.jpg,"
        + " rename of images/left/000070.jpg was",
    "sync folder scan/images/left, fsync of folder images/left was",
    "write .scan/journal.ndjson, append to journal.ndjson was",
    "sync .scan/journal.ndjson, fsync of journal.ndjson was",
  })
  void endsByNameAtTheLimitWhenTheDiskHangs(String operation, String message) {
    disk.hang(operation::equals);
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), frame());
    CompletableFuture<Object> finished =
        beside(() -> store.finish(ScanState.COMPLETED, COUNTS, COUNTS));
    disk.hanging().join();
    assertThat(closed).hasValue(2);
    time.advance(Samples.LIMIT.minusMillis(1));
    assertThat(saved).isNotDone();
    time.advance(Duration.ofMillis(1));

    ScanException failed = Samples.error(saved);
    assertThat(failed.code()).isEqualTo(ErrorCode.DISK);
    assertThat(failed)
        .hasMessageStartingWith(message + " not over after 30 s")
        .hasMessageContaining("hangs");
    assertThat(Samples.error(finished)).hasMessage(failed.getMessage());
    assertRefusesMore(failed);
    store.close(); // with the call still stuck
  }

  @Test
  void givesUpWhatWaitsBehindAHangWithItsName() {
    disk.hang(operation -> operation.startsWith("sync scan/.partial"));
    CompletableFuture<SavedShot> first = store.save(report("left", 70), frame());
    AtomicInteger others = new AtomicInteger();
    List<CompletableFuture<SavedShot>> waiting =
        List.of(
            store.save(report("left", 71), jpeg("71", others)),
            store.save(report("right", 71), jpeg("71", others)));
    disk.hanging().join();
    time.advance(Samples.LIMIT);

    assertThat(Samples.error(first)).hasMessageContaining("fsync of images/left/000070.raw.dng");
    for (CompletableFuture<SavedShot> each : waiting) {
      assertThat(Samples.error(each)).hasMessage(Samples.error(first).getMessage());
    }
    assertThat(others).hasValue(2);
  }

  @Test
  void keepsAPictureThatIsThereButWaitsForItsRecordWhenAnotherBreaks() {
    disk.hang("sync .scan/journal.ndjson"::equals);
    CompletableFuture<SavedShot> first = store.save(report("left", 70), jpeg("70"));
    disk.hanging().join();
    disk.breaks(operation -> operation.startsWith("write scan/.partial"));
    ScanException broken = Samples.error(store.save(report("left", 71), jpeg("71")));
    disk.release();

    assertThat(broken).hasMessageContaining("Input/output error");
    assertThat(first.join().file()).isEqualTo("images/left/000070.jpg");
    assertThat(Samples.journal(store.folder().orElseThrow())).hasSize(2);
  }

  @Test
  void breaksWhenAFailedShotCannotBeRecorded() {
    disk.breaks("write .scan/journal.ndjson"::equals);
    store.failed(report("left", 70), Failure.of(FailureKind.TIMEOUT, "capture", "hung"));

    assertThatThrownBy(() -> store.finish(ScanState.GAPS, COUNTS, COUNTS))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("append to journal.ndjson");
    assertThat(store.broken()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"write .scan/scan.log", "sync .scan/scan.log"})
  void breaksWhenTheLogCannotBeWritten(String operation) {
    disk.breaks(operation::equals);
    store.record(new Note(time.instant(), "left", Severity.INFO, "a line"));

    assertThatThrownBy(() -> store.finish(ScanState.COMPLETED, COUNTS, COUNTS))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("scan.log");
  }

  @ParameterizedTest
  @CsvSource({
    "create scan/.partial/0-scan.json",
    "write scan/.partial/0-scan.json",
    "sync scan/.partial/0-scan.json",
    "rename scan/.partial/0-scan.json -> scan/scan.json",
  })
  void leavesTheOldScanJsonWhenTheNewOneCannotBeWritten(String operation) {
    disk.full(operation::equals);

    assertThatThrownBy(() -> store.finish(ScanState.COMPLETED, COUNTS, COUNTS))
        .isInstanceOfSatisfying(
            ScanException.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DISK))
        .hasMessageContaining("scan.json");
    assertThat(state()).isEqualTo("running");
  }

  @Test
  void waitsForRoomNoLongerThanAsked() throws Exception {
    disk.hang(operation -> operation.startsWith("sync scan/.partial"));
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), jpeg("x".repeat(600)));
    disk.hanging().join();

    assertThat(store.inFlight()).isEqualTo(600);
    assertThat(store.awaitRoom(400, Deadline.after(time, Duration.ofSeconds(5)))).isTrue();
    CompletableFuture<Boolean> room = new CompletableFuture<>();
    Deadline deadline = Deadline.after(time, Duration.ofSeconds(5));
    CompletableFuture<Object> asked =
        beside(
            () -> {
              try {
                room.complete(store.awaitRoom(401, deadline));
              } catch (InterruptedException stopped) {
                room.completeExceptionally(stopped);
              }
            });
    time.advance(Duration.ofSeconds(5));
    assertThat(room.join()).isFalse();
    assertThat(asked.join()).isEqualTo("");

    disk.release();
    saved.join();
    store.release(400);
    assertThat(store.inFlight()).isZero();
    assertThat(store.awaitRoom(5000, Deadline.after(time, Duration.ZERO))).isTrue();
  }

  @Test
  void closeGivesUpWhatWaitsAndEndsAFinishThatWaits() {
    disk.hang(operation -> operation.startsWith("write scan/.partial"));
    CompletableFuture<SavedShot> first = store.save(report("left", 70), frame());
    AtomicInteger another = new AtomicInteger();
    CompletableFuture<SavedShot> second = store.save(report("left", 71), jpeg("71", another));
    disk.hanging().join();
    CompletableFuture<Object> finished =
        beside(() -> store.finish(ScanState.COMPLETED, COUNTS, COUNTS));
    CompletableFuture<Object> ended = beside(store::close);
    time.advance(Samples.LIMIT);

    assertThat(Samples.error(first)).hasMessageContaining("write of");
    assertThat(Samples.error(second)).isNotNull();
    assertThat(ended.join()).isEqualTo("");
    assertThat(Samples.error(finished)).isNotNull();
    assertThat(closed).hasValue(2);
    assertThat(another).hasValue(1);
  }

  @Test
  void finishAndCloseEndWithTheScanThoughTheDiskHangs() throws Exception {
    disk.hang(operation -> operation.startsWith("write scan/.partial"));
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), frame());
    disk.hanging().join();
    store.endBy(Deadline.after(time, Duration.ofSeconds(10)));
    CompletableFuture<Object> ended =
        beside(
            () -> {
              try {
                store.finish(ScanState.INTERRUPTED, COUNTS, COUNTS);
              } finally {
                store.close();
              }
            });
    time.advance(Duration.ofSeconds(10));

    assertThat(Samples.error(ended))
        .hasMessage("5 bytes of pictures were not on disk when the scan had to end");
    assertThat(saved).isNotDone();
    time.advance(Samples.LIMIT.minusSeconds(10));
    assertThat(Samples.error(saved)).hasMessageContaining("was not over when the scan had to end");
    disk.release();
    StoreThreads.assertNoneLeft();
    ProcessLocks.exclusive(store.folder().orElseThrow().resolve(ScanFolder.LOCK)).close();
  }

  @Test
  void finishesWhenTheDiskIsWellBeforeTheEnd() {
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), frame());
    store.endBy(Deadline.after(time, Duration.ofSeconds(10)));
    store.finish(ScanState.INTERRUPTED, COUNTS, COUNTS);

    assertThat(saved).isCompleted();
    assertThat(state()).isEqualTo("interrupted");
  }

  @Test
  void goesOnWhenACameraDoesNotTakeItsFrameBack() {
    CompletableFuture<Void> hanging = new CompletableFuture<>();
    CompletableFuture<Void> released = new CompletableFuture<>();
    Frame frame =
        Frame.encoded("image/jpeg", Samples.ascii("70"))
            .onClose(
                () -> {
                  hanging.complete(null);
                  released.join();
                })
            .build();
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), frame);
    hanging.join();
    time.advance(Samples.LIMIT);

    assertThat(saved.join().bytes()).isEqualTo(2);
    store.finish(ScanState.COMPLETED, COUNTS, COUNTS);
    assertThat(store.folder().orElseThrow().resolve("scan.log"))
        .content()
        .contains("the frame of step 70 left was not given back");
    released.complete(null);
  }

  @Test
  void endsAStartThatHangs() throws Exception {
    ScriptedDisk hung = new ScriptedDisk(output);
    hung.hang("sync .scan/journal.ndjson"::equals);
    try (FolderScanStore other =
        new FolderScanStore(output, Samples.settings(), time, event -> Optional.empty(), hung, 1)) {
      CompletableFuture<Object> started = beside(() -> other.start(header()));
      hung.hanging().join();
      time.advance(Samples.LIMIT);

      assertThat(Samples.error(started))
          .hasMessageStartingWith("fsync of journal.ndjson was not over after 30 s");
      assertThat(output.resolve("demo-20260301-102030-2")).doesNotExist();
    }
    hung.release();
  }
}
