package dev.steadyscan.core.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That a picture's own reader and the reader of all lines make the same of a line, or only one. */
@Timeout(60)
class ShotLineTest {
  private static final int LINES = 500;
  private static final int CHANGES = 4000;

  /** Most of what such lines are made of, and what they never have. */
  private static final String BYTES = "{}[]\",:\\0123456789.-+eEZTn \t\u0001ä";

  private final RandomRecords records = new RandomRecords(7);
  private final Random random = new Random(7);
  private final ShotLine own = new ShotLine();

  private record Read(long seq, RecordedShot shot) {}

  private static byte[] line(JournalRecord record, long seq) {
    byte[] line = JournalLine.of(record, seq);
    return Arrays.copyOf(line, line.length - 1);
  }

  private static byte[] unchecked(byte[] line) {
    return Arrays.copyOf(line, JournalLine.checked(line.length));
  }

  private static byte[] checked(byte[] unchecked) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(unchecked);
    line.writeBytes(JournalLine.end(unchecked, 0, unchecked.length).getBytes(UTF_8));
    return line.toByteArray();
  }

  private Optional<Read> own(byte[] line) {
    return own.read(RandomRecords.SCAN, line, 0, JournalLine.checked(line.length))
        .map(shot -> new Read(own.seq(), shot));
  }

  /** What the reader of all lines makes of one; empty if it refuses it or it is of another kind. */
  private static Optional<Read> general(byte[] line) {
    assertThat(JournalLine.problem(line, 0, line.length)).isEmpty();
    try {
      ObjectNode record = RecordTree.read(line, 0, line.length);
      Fields fields = new Fields(record);
      Instant time = Json.instant(fields.text("time"));
      RecordedShot shot = ShotRecords.recorded(RandomRecords.SCAN, fields.object("shot"), time);
      return record.fieldNames().next().equals("shot")
          ? Optional.of(new Read(fields.number("seq"), shot))
          : Optional.empty();
    } catch (IllegalArgumentException | IOException refused) {
      return Optional.empty();
    }
  }

  @Test
  void readsEveryOrdinaryLineAsTheReaderOfAllLinesDoes() {
    for (int seq = 1; seq <= LINES; seq++) {
      byte[] line = line(records.ordinary(), seq);

      assertThat(own(line)).as(() -> new String(line, UTF_8)).isPresent().isEqualTo(general(line));
    }
  }

  @Test
  void readsAnOddLineAsTheReaderOfAllLinesDoesOrLeavesItToThat() {
    int left = 0;
    for (int seq = 1; seq <= LINES; seq++) {
      byte[] line = line(records.odd(), seq * 1_000_000L);
      Optional<Read> read = own(line);

      assertThat(read.or(() -> general(line)))
          .as(() -> new String(line, UTF_8))
          .isEqualTo(general(line));
      left += read.isEmpty() ? 1 : 0;
    }
    assertThat(left).isGreaterThan(LINES / 2);
  }

  @Test
  void readsALineThatWasChangedAsTheReaderOfAllLinesDoesOrLeavesItToThat() {
    List<byte[]> lines =
        Stream.generate(() -> unchecked(line(records.ordinary(), 70))).limit(100).toList();
    int refused = 0;
    int readAlike = 0;
    for (int change = 0; change < CHANGES; change++) {
      byte[] line = checked(changed(lines.get(change % lines.size())));
      Optional<Read> read = own(line);
      Optional<Read> due = general(line);

      assertThat(read.or(() -> due)).as(() -> new String(line, UTF_8)).isEqualTo(due);
      refused += due.isEmpty() ? 1 : 0;
      readAlike += read.isPresent() ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(CHANGES / 10);
    assertThat(readAlike).isGreaterThan(CHANGES / 10);
  }

  private byte[] changed(byte[] line) {
    StringBuilder text = new StringBuilder(new String(line, ISO_8859_1));
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      change(text);
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private void change(StringBuilder text) {
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(20));
    switch (random.nextInt(6)) {
      case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
      case 1 -> text.setCharAt(at, BYTES.charAt(random.nextInt(BYTES.length())));
      case 2 -> text.insert(at, BYTES.charAt(random.nextInt(BYTES.length())));
      case 3 -> text.deleteCharAt(at);
      case 4 -> text.delete(at, to);
      default -> text.insert(at, text.substring(at, to));
    }
  }

  private static byte[] ordinary(String was, String is) {
    String line =
        "{\"shot\":{\"pass\":\"main\",\"step\":7,\"camera\":\"left\",\"shot\":0,"
            + "\"status\":\"completed\",\"attempts\":1,\"position\":{\"height\":10.5},"
            + ("\"file\":\"images/left/000007.jpg\",\"bytes\":36011,\"sha256\":\"" + Samples.SHA)
            + "\"},\"seq\":7,\"time\":\"2026-03-01T10:20:30.456Z\"";
    assertThat(line).contains(was);
    return checked(line.replace(was, is).getBytes(UTF_8));
  }

  @Test
  void readsTimesAsTheyAreWritten() {
    for (String time :
        List.of(
            "2026-03-01T10:59:59.999Z",
            "2026-03-01T11:00:00.000Z",
            "2024-02-29T23:59:00.001Z",
            "1969-12-31T23:59:59.999Z",
            "0000-01-01T00:00:00.000Z",
            "2026-03-01T10x20x30x456y")) {
      byte[] line = ordinary("2026-03-01T10:20:30.456Z", time);

      assertThat(own(line)).as(time).isPresent().isEqualTo(general(line));
      byte[] sameHour = ordinary("2026-03-01T10:20:30.456Z", time.substring(0, 14) + "01:02.003Z");
      assertThat(own(sameHour)).as(time).isPresent().isEqualTo(general(sameHour));
    }
  }

  @Test
  void knowsNoHourThatNoTimeBeginsWith() {
    byte[] line = ordinary("2026-03-01T10:20:30.456Z", "none so far20:30.456Z");

    assertThat(own(line)).isEmpty();
    assertThat(general(line)).isEmpty();
    byte[] first = ordinary("2026-03-01T10:20:30.456Z", "1970-01-01T00:20:30.456Z");
    assertThat(new ShotLine().read(RandomRecords.SCAN, first, 0, JournalLine.checked(first.length)))
        .isEqualTo(general(first).map(Read::shot));
  }

  @Test
  void leavesWhatIsRefusedToTheReaderThatSaysWhy() {
    assertThat(own(ordinary("main", "main"))).isPresent();
    for (List<String> change :
        List.of(
            List.of("T10:20", "T10:60"),
            List.of(":30.456", ":60.456"),
            List.of("03-01T", "02-30T"),
            List.of("03-01T10", "03-01T24"),
            List.of("\"step\":7", "\"step\":07"),
            List.of("\"step\":7", "\"step\":-7"),
            List.of("\"step\":7", "\"step\":7.0"),
            List.of("\"step\":7", "\"step\":7000000000"),
            List.of("\"seq\":7", "\"seq\":"),
            List.of("10.5}", "10.}"),
            List.of("10.5}", "010.5}"),
            List.of("10.5}", "10.5E}"),
            List.of("10.5}", "-}"),
            List.of("10.5}", "10.5,}"),
            List.of("10.5}", "{\"a\":{\"b\":}}}"),
            List.of("images/left", "../../left"),
            List.of("images/left", "images/\u0001"),
            List.of(Samples.SHA, "ab"))) {
      byte[] line = ordinary(change.get(0), change.get(1));

      assertThat(own(line)).as(change.get(1)).isEmpty();
      assertThat(general(line)).as(change.get(1)).isEmpty();
    }
  }

  @Test
  void leavesLinesThatAreNotPlainToTheReaderThatKnowsAllOfJson() {
    for (List<String> change :
        List.of(
            List.of("main", "mäin"),
            List.of("main", "ma\\u0069n"),
            List.of("\"step\":7", "\"step\": 7"),
            List.of("10.5}", "10.5e+3}"),
            List.of("10.5}", "{\"a\":{\"b\":1}}}"),
            List.of("height", "h".repeat(5000)),
            List.of("36011", "3601100000"))) {
      byte[] line = ordinary(change.get(0), change.get(1));

      assertThat(own(line)).as(change.get(1)).isEmpty();
      assertThat(general(line)).as(change.get(1)).isPresent();
    }
  }
}
