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
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.store.ScanVerification.Finding;
import dev.steadyscan.testkit.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScanVerificationTest {
  private static final int SHOTS = 5;

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private Path folder;
  private Path journal;
  private List<String> lines;

  private FolderScanStore store() {
    return new FolderScanStore(
        output, Samples.settings(), time, event -> Optional.empty(), new NioDisk(), 1);
  }

  @BeforeEach
  void scan() throws IOException {
    try (FolderScanStore store = store()) {
      store.start(header(SHOTS));
      for (int step = 0; step < SHOTS; step++) {
        Frame raw = Frame.encoded("image/dng", Samples.ascii("raw " + step)).build();
        Frame.Builder frame = Frame.encoded("image/jpeg", Samples.ascii("picture " + step));
        store.save(report("left", step), frame.companion("raw", raw).build()).join();
      }
      store.finish(
          ScanState.COMPLETED, new ScanCounts(SHOTS, SHOTS, 0), new ScanCounts(144, 144, 0));
      folder = store.folder().orElseThrow();
    }
    journal = folder.resolve("journal.ndjson");
    lines = new ArrayList<>(Files.readAllLines(journal));
  }

  private List<String> findings() {
    return ScanVerification.of(folder, time).findings().stream().map(Finding::toString).toList();
  }

  private void rewrite() throws IOException {
    Files.writeString(journal, String.join("\n", lines) + "\n");
  }

  private Path picture(int step) {
    return folder.resolve("images/left/00000" + step + ".jpg");
  }

  @Test
  void findsNothingInAScanThatIsWhole() {
    ScanVerification verified = ScanVerification.of(folder, time);

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.history().orElseThrow().pictures().completed()).isEqualTo(SHOTS);
    assertThat(verified.read()).isEqualTo((long) SHOTS * ("picture 0".length() + "raw 0".length()));
  }

  @Test
  void changesNothing() throws IOException {
    Files.delete(folder.resolve("scan.json"));
    Files.writeString(folder.resolve(".partial/7-000004.jpg"), "half");
    Files.writeString(journal, "{", StandardOpenOption.APPEND);
    Map<String, FileTime> before = everything();

    assertThat(findings()).hasSize(3);
    assertThat(everything()).isEqualTo(before);
  }

  private Map<String, FileTime> everything() throws IOException {
    Map<String, FileTime> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(output)) {
      tree.forEach(path -> files.put(path.toString(), modified(path)));
    }
    return files;
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void findsABitThatFlippedInAPicture() throws IOException {
    byte[] bytes = Files.readAllBytes(picture(2));
    bytes[3] ^= 1;
    Files.write(picture(2), bytes);

    assertThat(findings())
        .containsExactly("step 2 left: images/left/000002.jpg has other bytes than were written");
  }

  @Test
  void findsAPictureThatWasTruncated() throws IOException {
    Files.writeString(picture(2), "pict");

    assertThat(findings())
        .containsExactly("step 2 left: images/left/000002.jpg has 4 bytes, and 9 were written");
  }

  @Test
  void findsAPictureThatWasDeleted() throws IOException {
    Files.delete(picture(2));

    assertThat(findings()).containsExactly("step 2 left: images/left/000002.jpg is missing");
  }

  @Test
  void findsACompanionThatWasDeletedOrChanged() throws IOException {
    Files.delete(folder.resolve("images/left/000001.raw.dng"));
    Files.writeString(folder.resolve("images/left/000003.raw.dng"), "RAW 3");

    assertThat(findings())
        .containsExactly(
            "step 1 left: images/left/000001.raw.dng is missing",
            "step 3 left: images/left/000003.raw.dng has other bytes than were written");
  }

  @Test
  void namesEveryFileOfAPictureThatIsNotAsItWas() throws IOException {
    Files.delete(picture(2));
    Files.writeString(folder.resolve("images/left/000002.raw.dng"), "RAW 2");

    assertThat(findings())
        .containsExactly(
            "step 2 left: images/left/000002.jpg is missing;"
                + " images/left/000002.raw.dng has other bytes than were written");
  }

  @Test
  void findsAFileThatNoRecordSpeaksOf() throws IOException {
    Files.writeString(folder.resolve("images/left/000099.jpg"), "foreign");
    Files.createDirectory(folder.resolve("images/more"));
    Files.writeString(folder.resolve("images/more/note.txt"), "foreign");

    assertThat(findings())
        .containsExactly(
            "images/left/000099.jpg: is spoken of by no record",
            "images/more/note.txt: is spoken of by no record");
  }

  @Test
  void findsWhatWasLeftHalfWritten() throws IOException {
    Files.writeString(folder.resolve(".partial/7-000004.jpg"), "half");

    assertThat(findings())
        .containsExactly(".partial/7-000004.jpg: was left half written; resume removes it");
  }

  @Test
  void findsALineOfTheJournalThatWasCutInHalf() throws IOException {
    lines.set(3, lines.get(3).substring(0, lines.get(3).length() / 2));
    rewrite();

    assertThat(findings())
        .containsExactly(
            "journal.ndjson:4: it does not end with its checksum: it was cut or changed",
            "pictures: 1 of 5 have no record yet",
            "images/left/000002.jpg: is spoken of by no record",
            "images/left/000002.raw.dng: is spoken of by no record");
  }

  @Test
  void findsALastLineThatWasCutInHalf() throws IOException {
    String last = lines.remove(SHOTS + 1);
    rewrite();
    long whole = Files.size(journal);
    Files.writeString(journal, last.substring(0, 20), StandardOpenOption.APPEND);

    assertThat(findings())
        .containsExactly(
            "journal.ndjson: its last line was torn off at byte "
                + whole
                + ", as by a power cut; resume cuts it",
            "scan.json: is not what the journal says; resume writes it again, from the journal");
  }

  @Test
  void findsALineOfTheJournalThatWasEdited() throws IOException {
    lines.set(3, lines.get(3).replace("\"attempts\":2", "\"attempts\":1"));
    rewrite();

    assertThat(findings())
        .contains("journal.ndjson:4: its checksum does not fit its bytes: it was changed");
  }

  @Test
  void findsALineOfTheJournalThatWasRemoved() throws IOException {
    lines.remove(3);
    rewrite();

    assertThat(findings())
        .contains("journal.ndjson:4: it has number 4, and 3 is due: lines were removed before it");
  }

  @Test
  void findsThatTheLastLineOfTheJournalWasRemoved() throws IOException {
    lines.remove(SHOTS + 1);
    rewrite();

    assertThat(findings())
        .containsExactly(
            "scan.json: is not what the journal says; resume writes it again, from the journal");
  }

  @Test
  void findsALineOfTheJournalThatWasDoubled() throws IOException {
    lines.add(3, lines.get(3));
    rewrite();

    assertThat(findings())
        .containsExactly(
            "journal.ndjson:5: it has number 3 again, and 4 is due: a line was doubled");
  }

  @Test
  void findsThatScanJsonIsMissingOrChanged() throws IOException {
    Path json = folder.resolve("scan.json");
    Files.writeString(json, Files.readString(json).replace("completed", "running"));
    assertThat(findings())
        .containsExactly(
            "scan.json: is not what the journal says; resume writes it again, from the journal");

    Files.delete(json);
    assertThat(findings())
        .containsExactly("scan.json: is missing; resume writes it again, from the journal");
  }

  @Test
  void scanJsonIsWrittenAgainByteForByteTheSame() throws IOException {
    Path json = folder.resolve("scan.json");
    byte[] written = Files.readAllBytes(json);
    Files.delete(json);

    try (InterruptedScan scan = InterruptedScan.open(folder, false, time)) {
      assertThat(scan.isComplete()).isTrue();
      scan.complete();
    }
    assertThat(json).hasBinaryContent(written);
    assertThat(findings()).isEmpty();
  }

  @Test
  void goesOnWhereTheFirstRecordIsDamaged() throws IOException {
    lines.set(0, lines.get(0).replace("demo", "dome"));
    rewrite();

    ScanVerification verified = ScanVerification.of(folder, time);
    assertThat(verified.history()).isEmpty();
    assertThat(verified.findings())
        .containsExactly(
            new Finding("journal.ndjson:1", "its checksum does not fit its bytes: it was changed"));
  }

  @Test
  void findsPicturesThatWereGivenUpOrNeverTaken() {
    try (FolderScanStore store = store()) {
      store.start(header(SHOTS));
      store.failed(report("left", 1), Failure.of(FailureKind.TIMEOUT, "capture", "hung"));
      store.save(report("left", 0), jpeg("0")).join();
      folder = store.folder().orElseThrow();
    }

    assertThat(findings())
        .containsExactly("step 1 left: was given up: hung", "pictures: 3 of 5 have no record yet");
  }

  @Test
  void refusesAScanThatIsUnderWay() {
    try (FolderScanStore store = store()) {
      store.start(header(SHOTS));
      folder = store.folder().orElseThrow();

      assertThatThrownBy(this::findings)
          .isInstanceOf(ScanException.class)
          .hasMessage("the scan in " + folder + " is under way; try again when it is over")
          .matches(failed -> ((ScanException) failed).code() == ErrorCode.INPUT);
    }
    assertThat(findings()).containsExactly("pictures: 5 of 5 have no record yet");
  }

  @Test
  void saysWhenThereIsNoScan() {
    folder = output.resolve("nothing");

    assertThatThrownBy(this::findings)
        .isInstanceOf(ScanException.class)
        .hasMessage("there is no scan in " + folder)
        .matches(failed -> ((ScanException) failed).code() == ErrorCode.INPUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read .*000002.jpg", "size .*000002.jpg"})
  void namesAPictureThatCannotBeReadAndGoesOn(String operation) throws IOException {
    ScriptedDisk disk = new ScriptedDisk(output);
    disk.breaks(each -> each.matches(operation));
    Files.delete(picture(3));

    assertThat(ScanVerification.of(folder, time, disk).findings())
        .extracting(Finding::toString)
        .anyMatch(text -> text.contains("images/left/000002.jpg cannot be read: "))
        .anyMatch(text -> text.contains("images/left/000003.jpg is missing"));
  }

  @Test
  void doesNotTakeADiskThatHasGoneForBadPictures() {
    ScriptedDisk disk = new ScriptedDisk(output);
    disk.breaks(each -> each.matches("(read|folders) .*images/left.*"));

    assertThatThrownBy(() -> ScanVerification.of(folder, time, disk))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("Input/output error")
        .matches(failed -> ((ScanException) failed).code() == ErrorCode.DISK);
  }

  @Test
  void aScanThatCannotBeReadDoesNotHideTheOthers() throws IOException {
    Files.createDirectories(output.resolve("bad-20260301-102030").resolve("scan.json"));

    Files.createDirectories(output.resolve("lost+found"));
    ScriptedDisk disk = new ScriptedDisk(output);
    disk.breaks(each -> each.startsWith("look at lost+found"));
    List<FoundScan> found = ScanFolders.in(output, time, disk);
    assertThat(found).hasSize(2);
    assertThat(found)
        .filteredOn(scan -> scan.state().isEmpty())
        .singleElement()
        .satisfies(bad -> assertThat(bad.problem()).contains("scan.json"));
  }

  @Test
  void namesADiskThatHangs() throws Exception {
    ScriptedDisk disk = new ScriptedDisk(output);
    disk.hang(operation -> operation.matches("read .*000002.jpg"));
    Thread impatient =
        new Thread(
            () -> {
              disk.hanging().join();
              time.advance(Duration.ofSeconds(31));
            });
    impatient.start();

    assertThatThrownBy(() -> ScanVerification.of(folder, time, disk))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("read of images/left/000002.jpg was not over after 30 s")
        .matches(failed -> ((ScanException) failed).code() == ErrorCode.DISK);
    impatient.join();
    disk.release();
    StoreThreads.assertNoneLeft();
  }
}
