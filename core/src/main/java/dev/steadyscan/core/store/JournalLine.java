package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** A line of the journal; {@link ScanJournal} says how it looks. */
final class JournalLine {
  private static final Pattern END = Pattern.compile(",\"crc32c\":\"[0-9a-f]{8}\"}");
  private static final int END_BYTES = ",\"crc32c\":\"01234567\"}".length();

  private JournalLine() {}

  /** The line with its line feed, in UTF-8. */
  static byte[] of(JournalRecord record, long seq) {
    ObjectNode node = Json.object();
    node.set(record.kind(), record.body());
    node.put("seq", seq).put("time", Json.time(record.time()));
    byte[] json = Json.line(node);
    int checked = json.length - 1;
    byte[] end = (end(json, 0, checked) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(json, checked + end.length);
    System.arraycopy(end, 0, line, checked, end.length);
    return line;
  }

  /**
   * What is wrong with a line, without its line feed, by its checksum; empty if nothing is.
   *
   * @param bytes holds the line
   * @param from where it begins
   * @param to where it ends
   */
  static Optional<String> problem(byte[] bytes, int from, int to) {
    int checked = to - END_BYTES;
    String found =
        checked < from ? "" : new String(bytes, checked, END_BYTES, StandardCharsets.ISO_8859_1);
    if (found.equals(end(bytes, from, Math.max(from, checked)))) {
      return Optional.empty();
    }
    return Optional.of(
        END.matcher(found).matches()
            ? "its checksum does not fit its bytes: it was changed"
            : "it does not end with its checksum: it was cut or changed");
  }

  /** How a line ends whose bytes before that are these, without its line feed. */
  static String end(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return ",\"crc32c\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}";
  }
}
