package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.header;
import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.testkit.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DamagedJournalTest {
  private static final int RECORDS = 6;

  @TempDir private Path output;

  private final ManualTime time = new ManualTime(Samples.START);
  private Path folder;
  private Path journal;
  private List<String> lines;

  @BeforeEach
  void write() throws IOException {
    try (FolderScanStore store =
        new FolderScanStore(
            output, Samples.settings(), time, event -> Optional.empty(), new NioDisk(), 1)) {
      store.start(header());
      for (int step = 1; step < RECORDS; step++) {
        store.save(report("left", step), jpeg("picture " + step)).join();
      }
      folder = store.folder().orElseThrow();
    }
    journal = folder.resolve("journal.ndjson");
    lines = new ArrayList<>(Files.readAllLines(journal));
  }

  private void rewrite() throws IOException {
    Files.writeString(journal, String.join("\n", lines) + "\n");
  }

  private ScanHistory read() {
    return ScanHistory.read(folder, time);
  }

  private String refusal() {
    try {
      read();
    } catch (ScanException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.INPUT);
      return refused.getMessage();
    }
    throw new AssertionError("a damaged journal was read");
  }

  @Test
  void leavesOutALastLineThatWasTornOffWhereverItWas() throws IOException {
    byte[] whole = Files.readAllBytes(journal);
    int before = whole.length - (lines.get(RECORDS - 1) + "\n").getBytes(UTF_8).length;
    for (int length = before; length < whole.length; length++) {
      Files.write(journal, Arrays.copyOf(whole, length));

      ScanHistory history = read();
      assertThat(history.end()).isEqualTo(new JournalEnd(before, RECORDS - 1, length > before));
      assertThat(history.shots()).hasSize(RECORDS - 2);
    }
  }

  @Test
  void findsABitThatFlippedInAnyByteBeforeTheLastLineFeed() throws IOException {
    byte[] whole = Files.readAllBytes(journal);
    for (int at = 0; at < whole.length - 1; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(journal, flipped);

      assertThat(refusal()).as("byte " + at).startsWith(journal + ":");
    }
  }

  @Test
  void namesALineThatWasCutInHalf() throws IOException {
    lines.set(3, lines.get(3).substring(0, lines.get(3).length() / 2));
    rewrite();

    assertThat(refusal())
        .isEqualTo(journal + ":4: it does not end with its checksum: it was cut or changed");
  }

  @Test
  void namesALineWhoseSecondHalfIsGoneWithItsLineFeed() throws IOException {
    String next = lines.remove(4);
    lines.set(3, lines.get(3).substring(0, lines.get(3).length() / 2) + next);
    rewrite();

    assertThat(refusal())
        .isEqualTo(journal + ":4: its checksum does not fit its bytes: it was changed");
  }

  @Test
  void namesALineThatWasEdited() throws IOException {
    lines.set(2, lines.get(2).replace("\"attempts\":2", "\"attempts\":1"));
    rewrite();

    assertThat(refusal())
        .isEqualTo(journal + ":3: its checksum does not fit its bytes: it was changed");
  }

  @Test
  void namesThePlaceOfALineThatWasRemoved() throws IOException {
    lines.remove(3);
    rewrite();

    assertThat(refusal())
        .isEqualTo(journal + ":4: it has number 4, and 3 is due: lines were removed before it");
  }

  @Test
  void namesALineThatWasDoubled() throws IOException {
    lines.add(4, lines.get(3));
    rewrite();

    assertThat(refusal())
        .isEqualTo(journal + ":5: it has number 3 again, and 4 is due: a line was doubled");
  }

  @Test
  void namesEveryLineThatIsDamaged() throws IOException {
    lines.set(1, "");
    lines.set(3, "{}");
    rewrite();

    assertThat(refusal().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("does not end with its checksum"));
  }

  @Test
  void namesTheFirstRecordWhereItIsMissing() throws IOException {
    lines.remove(0);
    rewrite();
    assertThat(refusal()).startsWith(journal + ":1: it has number 1, and 0 is due");

    Files.write(journal, new byte[0]);
    assertThat(refusal()).isEqualTo(journal + ":1: it has no first record");

    Files.writeString(journal, "{\"scan\":{");
    assertThat(refusal()).isEqualTo(journal + ":1: it has no first record");
  }

  @Test
  void namesALineThatIsWellMadeAndNoRecord() throws IOException {
    for (String body :
        List.of(
            "{\"seq\":2}",
            "[1,2]",
            "{\"shot\":{},\"seq\":2,\"time\":\"2026-03-01T10:20:30.000Z\"}",
            "{\"shot\":7,\"seq\":2,\"time\":\"2026-03-01T10:20:30.000Z\"}",
            "{\"shot\":{},\"seq\":2,\"time\":\"yesterday\"}",
            lines.get(2).replaceFirst("completed", "taken").replaceFirst(",\"crc32c.*", "}"),
            lines.get(2).replaceFirst("images/left", "../../left").replaceFirst(",\"crc32c.*", "}"),
            lines
                .get(0)
                .replaceFirst(",\"seq.*", ",\"seq\":2,\"time\":\"2026-03-01T10:20:30Z\"}"))) {
      List<String> damaged = new ArrayList<>(lines);
      damaged.set(2, checked(body));
      Files.writeString(journal, String.join("\n", damaged) + "\n");

      assertThat(refusal()).as(body).startsWith(journal + ":3: it is no record of a scan: ");
    }
  }

  private static String checked(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return json.substring(0, json.length() - 1) + JournalLine.end(bytes, 0, bytes.length - 1);
  }

  @Test
  void refusesAFormatOfALaterVersion() throws IOException {
    lines.set(
        0,
        checked(
            lines
                .get(0)
                .replaceFirst("\"format\":1", "\"format\":2")
                .replaceFirst(",\"crc32c.*", "}")));
    rewrite();

    assertThat(refusal()).contains("the scan has format 2, and this version reads 1");
  }

  @Test
  void passesOverKindsThatItDoesNotKnow() throws IOException {
    lines.add(
        checked("{\"weather\":{},\"seq\":" + RECORDS + ",\"time\":\"2026-03-01T10:20:30.000Z\"}"));
    rewrite();

    assertThat(read().end().nextSeq()).isEqualTo(RECORDS + 1);
  }

  @Test
  void saysWhenThereIsNoJournal() throws IOException {
    Files.delete(journal);

    assertThatThrownBy(this::read)
        .isInstanceOf(ScanException.class)
        .hasMessage("there is no scan in " + folder);
  }

  @Test
  void readsAJournalThatIsLongerThanItsBlocks() throws IOException {
    try (var out = Files.newBufferedWriter(journal)) {
      out.write(lines.get(0) + "\n");
      for (int seq = 1; seq <= 3000; seq++) {
        String line = lines.get(1).replaceFirst("\"step\":1,", "\"step\":" + seq + ",");
        out.write(
            checked(line.replaceFirst("\"seq\":1,(.*),\"crc32c.*", "\"seq\":" + seq + ",$1}"))
                + "\n");
      }
    }
    assertThat(read().shots()).hasSize(3000);
    assertThat(read().end()).isEqualTo(new JournalEnd(Files.size(journal), 3001, false));
  }

  @Test
  void refusesALineWithoutEnd() throws IOException {
    byte[] endless = new byte[20 << 20];
    Arrays.fill(endless, (byte) 'x');
    Files.write(journal, endless);

    assertThat(refusal()).isEqualTo(journal + ":1: it is longer than a line of a journal can be");
  }
}
