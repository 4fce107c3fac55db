package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.testkit.ManualTime;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NewScanFolderTest {
  private static final String NAME = "demo-20260301-102030";

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);

  private FolderScanStore store(Disk disk, Path where) {
    return new FolderScanStore(
        where,
        Samples.settings(),
        time,
        event -> event instanceof Note note ? Optional.of(note.text()) : Optional.empty(),
        disk,
        1);
  }

  private List<Path> listed() {
    try (Stream<Path> entries = Files.list(output)) {
      return entries.toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void namesTheFolderByScanAndTimeInUtc() {
    assertThat(FolderScanStore.folderName("demo", Samples.START)).isEqualTo(NAME);
  }

  @Test
  void appendsANumberWhereTheNameIsTaken() {
    for (String name : List.of(NAME, NAME + "-2", NAME + "-3")) {
      try (FolderScanStore store = store(new NioDisk(), output)) {
        store.start(header());

        assertThat(store.folder()).contains(output.resolve(name));
        assertThat(store.where()).isEqualTo(output.resolve(name).toString());
        assertThat(output.resolve("latest").resolve("scan.json")).exists();
        assertThat(readLink()).isEqualTo(Path.of(name));
      }
    }
  }

  private Path readLink() {
    try {
      return Files.readSymbolicLink(output.resolve("latest"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void writesWhatDoesNotChangeIntoTheFirstRecord() {
    try (FolderScanStore store = store(new NioDisk(), output)) {
      store.start(header());
      JsonNode first = Samples.journal(store.folder().orElseThrow()).get(0);

      assertThat(first.fieldNames()).toIterable().containsExactly("scan", "seq", "time", "crc32c");
      assertThat(first.get("seq").asInt()).isZero();
      assertThat(first.get("time").asText()).isEqualTo("2026-03-01T10:20:30.000Z");
      JsonNode scan = first.get("scan");
      assertThat(scan.fieldNames())
          .toIterable()
          .containsExactly(
              "format", "id", "name", "api", "plugins", "pattern", "planned", "config");
      assertThat(scan.get("format").asInt()).isEqualTo(1);
      assertThat(scan.get("plugins").toString())
          .isEqualTo(
              "[{\"id\":\"simulator\",\"version\":\"0.1.0\",\"sha256\":\"" + Samples.SHA + "\"}]");
      assertThat(scan.get("pattern").toString())
          .isEqualTo("{\"type\":\"cylindrical\",\"size\":144,\"sha256\":\"" + Samples.SHA + "\"}");
      assertThat(scan.get("planned").toString()).isEqualTo("{\"shots\":288,\"points\":144}");
      assertThat(scan.get("config")).isEqualTo(header().config());
    }
  }

  @Test
  void saysInScanJsonThatTheScanRuns() {
    try (FolderScanStore store = store(new NioDisk(), output)) {
      store.start(header());
      JsonNode json = Samples.json(store.folder().orElseThrow().resolve("scan.json"));

      assertThat(json.get("state").asText()).isEqualTo("running");
      assertThat(json.get("counts").toString())
          .isEqualTo("{\"planned\":288,\"completed\":0,\"failed\":0}");
      assertThat(json.get("config")).isEqualTo(header().config());
    }
  }

  @Test
  void isNeverSeenWithoutFirstRecordAndState() {
    ScriptedDisk disk = new ScriptedDisk(output);
    disk.before(
        () ->
            listed().stream()
                .filter(path -> !path.getFileName().toString().startsWith("."))
                .forEach(
                    visible -> {
                      assertThat(Samples.journal(visible)).isNotEmpty();
                      assertThat(visible.resolve("scan.json")).isNotEmptyFile();
                    }));
    try (FolderScanStore store = store(disk, output)) {
      store.start(header());
    }
  }

  @Test
  void syncsEverythingBeforeItIsSeen() {
    ScriptedDisk disk = new ScriptedDisk(output);
    try (FolderScanStore store = store(disk, output)) {
      store.start(header());

      assertThat(disk.operations())
          .containsExactly(
              "folders ",
              "mkdir .scan",
              "mkdir .scan/.partial",
              "lock .scan/.lock",
              "create .scan/journal.ndjson",
              "create .scan/scan.log",
              "write .scan/journal.ndjson",
              "sync .scan/journal.ndjson",
              "create .scan/.partial/0-scan.json",
              "write .scan/.partial/0-scan.json",
              "sync .scan/.partial/0-scan.json",
              "rename .scan/.partial/0-scan.json -> .scan/scan.json",
              "sync folder .scan",
              "rename .scan -> scan",
              "sync folder ",
              "link .latest-" + NAME,
              "rename .latest-" + NAME + " -> latest");
    }
  }

  @Test
  void makesAndSyncsEachMissingFolderAboveIt() {
    ScriptedDisk disk = new ScriptedDisk(output);
    try (FolderScanStore store = store(disk, output.resolve("a/b"))) {
      store.start(header());

      assertThat(disk.operations())
          .startsWith("mkdir a", "sync folder ", "mkdir a/b", "sync folder a");
    }
  }

  @Test
  void leavesNothingWhenTheDiskIsFullAtAnyOperation() {
    ScriptedDisk probe = new ScriptedDisk(output.resolve("probe"));
    try (FolderScanStore store = store(probe, output.resolve("probe"))) {
      store.start(header());
    }
    List<String> operations =
        probe.operations().stream()
            .takeWhile(operation -> !operation.equals("sync folder "))
            .filter(operation -> !operation.equals("folders "))
            .toList();
    assertThat(operations).hasSizeGreaterThan(12);
    for (String operation : operations) {
      Path where = output.resolve("full-" + operations.indexOf(operation));
      ScriptedDisk disk = new ScriptedDisk(where);
      disk.full(operation::equals);
      try (FolderScanStore store = store(disk, where)) {
        assertThatThrownBy(() -> store.start(header()))
            .as(operation)
            .isInstanceOfSatisfying(
                ScanException.class, failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DISK))
            .hasMessageContaining("is full; free some space");
        assertThat(store.where()).isEmpty();
        assertThat(where)
            .satisfiesAnyOf(
                path -> assertThat(path).doesNotExist(),
                path -> assertThat(path).isEmptyDirectory());
      }
    }
  }

  @Test
  void takesAwayWhatAKilledRunHasLeft() throws Exception {
    Path dead = draft(".demo-20260228-101010", "journal.ndjson");
    Path alive = draft(".demo-20260228-101010-2", "journal.ndjson");
    Path begun = draft(".demo-20260228-101011", "scan.log");
    Path theirs = draft(".thumbnails", "journal.ndjson");
    Path hidden = draft(".demo-20260228-101012", "journal.ndjson");
    Files.createDirectory(hidden.resolve("images"));
    try (Closeable held = ProcessLocks.exclusive(alive.resolve(".lock"));
        FolderScanStore store = store(new NioDisk(), output)) {
      store.start(header());
      assertThat(dead).doesNotExist();
      assertThat(List.of(alive, begun, theirs, hidden))
          .allSatisfy(path -> assertThat(path).exists());
      assertThat(held).isNotNull();
    }
  }

  private Path draft(String name, String file) throws IOException {
    Path folder = Files.createDirectories(output.resolve(name));
    Files.writeString(folder.resolve(file), "");
    return folder;
  }

  @Test
  void keepsWhatIsVisibleWhenTheLastSyncFails() throws Exception {
    ScriptedDisk disk = new ScriptedDisk(output);
    disk.full("sync folder "::equals);
    try (FolderScanStore store = store(disk, output)) {
      assertThatThrownBy(() -> store.start(header())).isInstanceOf(ScanException.class);
    }

    assertThat(Samples.journal(output.resolve(NAME))).hasSize(1);
    new NioDisk().lock(output.resolve(NAME).resolve(".lock")).close();
  }

  @Test
  void goesOnWithoutTheLinkAndSaysSo() {
    ScriptedDisk disk = new ScriptedDisk(output);
    disk.full(operation -> operation.startsWith("link"));
    try (FolderScanStore store = store(disk, output)) {
      store.start(header());
      store.finish(ScanState.STOPPED, new ScanCounts(1, 0, 0), new ScanCounts(1, 0, 0));

      assertThat(output.resolve(NAME).resolve("scan.log")).content().contains("latest");
    }
  }

  @Test
  void namesAnOutputThatIsAFile() throws Exception {
    Path file = Files.createFile(output.resolve("file"));
    try (FolderScanStore store = store(new NioDisk(), file)) {
      assertThatThrownBy(() -> store.start(header()))
          .isInstanceOf(ScanException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void asksTheNearestParentForFreeSpace() {
    long bytes = DiskSpace.usableBytes(output.resolve("a/b/c"), Samples.LIMIT, time);

    assertThat(bytes).isPositive();
    assertThat(output).isEmptyDirectory();
  }
}
