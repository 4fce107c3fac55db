package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full at one operation, and has room again later. */
@Timeout(60)
class FullDiskTest {
  private static final ScanCounts COUNTS = new ScanCounts(288, 1, 0);

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private ScriptedDisk disk;
  private FolderScanStore store;

  @BeforeEach
  void open() {
    disk = new ScriptedDisk(output);
    store =
        new FolderScanStore(
            output, Samples.settings(), time, event -> Optional.of("a line"), disk, 1);
    store.start(header());
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    StoreThreads.assertNoneLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkdir scan/images",
        "mkdir scan/images/left",
        "create scan/.partial/0-000070.jpg",
        "write scan/.partial/0-000070.jpg",
        "sync scan/.partial/0-000070.jpg",
        "rename scan/.partial/0-000070.jpg -> scan/images/left/000070.jpg",
        "write .scan/journal.ndjson"
      })
  void aPictureWaitsForRoomAndIsSavedOnce(String operation) throws IOException {
    disk.full(operation::equals);
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), jpeg("70"));
    time.awaitWaiter(FullDisk.PAUSE);

    assertThat(store.waitsFor()).hasValueSatisfying(why -> assertThat(why).contains("is full"));
    assertThat(store.broken()).isEmpty();
    assertThat(saved).isNotDone();
    disk.full(none -> false);
    time.advance(FullDisk.PAUSE);

    assertThat(saved.join().file()).isEqualTo("images/left/000070.jpg");
    assertThat(store.waitsFor()).isEmpty();
    Path scan = store.folder().orElseThrow();
    assertThat(scan.resolve("images/left/000070.jpg")).hasContent("70");
    assertThat(Samples.journal(scan)).hasSize(2);
    try (Stream<Path> drafts = Files.list(scan.resolve(".partial"))) {
      assertThat(drafts).isEmpty();
    }
  }

  @Test
  void waitsAsLongAsItTakes() {
    disk.full(operation -> operation.startsWith("write scan/.partial"));
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), jpeg("70"));
    for (int second = 0; second < 100; second++) {
      time.awaitWaiter(FullDisk.PAUSE);
      time.advance(FullDisk.PAUSE);
    }

    assertThat(saved).isNotDone();
    time.awaitWaiter(FullDisk.PAUSE);
    disk.full(none -> false);
    time.advance(FullDisk.PAUSE);
    assertThat(saved.join().bytes()).isEqualTo(2);
  }

  @Test
  void theLogWaitsForRoomToo() {
    disk.full("write .scan/scan.log"::equals);
    store.record(new Note(time.instant(), "left", Severity.INFO, "a line"));
    time.awaitWaiter(FullDisk.PAUSE);
    assertThat(store.waitsFor()).isPresent();
    disk.full(none -> false);
    time.advance(FullDisk.PAUSE);

    store.finish(ScanState.STOPPED, COUNTS, COUNTS);

    assertThat(store.folder().orElseThrow().resolve("scan.log")).content().hasLineCount(1);
  }

  @Test
  void theEndOfTheScanEndsTheWaitByName() {
    disk.full(operation -> operation.startsWith("write scan/.partial"));
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), jpeg("70"));
    CompletableFuture<SavedShot> behind = store.save(report("left", 71), jpeg("71"));
    time.awaitWaiter(FullDisk.PAUSE);

    store.endBy(Deadline.after(time, Duration.ofSeconds(10)));

    ScanException failed = Samples.error(saved);
    assertThat(failed.code()).isEqualTo(ErrorCode.DISK);
    assertThat(failed).hasMessageContaining("is full; free some space");
    assertThat(Samples.error(behind)).hasMessage(failed.getMessage());
    assertThat(store.waitsFor()).isEmpty();
    assertThat(store.broken()).isPresent();
    disk.full(none -> false);
    store.finish(ScanState.STOPPED, COUNTS, COUNTS);
    assertThat(Samples.json(store.folder().orElseThrow().resolve("scan.json")).get("state"))
        .hasToString("\"stopped\"");
  }

  @Test
  void closingTheStoreEndsTheWait() {
    disk.full("write .scan/journal.ndjson"::equals);
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), jpeg("70"));
    time.awaitWaiter(FullDisk.PAUSE);

    store.close();

    assertThat(Samples.error(saved)).hasMessageContaining("append to journal.ndjson");
  }

  @Test
  void aDiskThatBreaksAfterItWasFullIsNamedByThat() {
    disk.full(operation -> operation.startsWith("write scan/.partial"));
    CompletableFuture<SavedShot> saved = store.save(report("left", 70), jpeg("70"));
    time.awaitWaiter(FullDisk.PAUSE);
    disk.breaks(operation -> operation.startsWith("create scan/.partial"));
    time.advance(FullDisk.PAUSE);

    assertThat(Samples.error(saved)).hasMessageContaining("Input/output error");
    assertThat(List.of(store.waitsFor(), store.broken())).first().isEqualTo(Optional.empty());
  }
}
