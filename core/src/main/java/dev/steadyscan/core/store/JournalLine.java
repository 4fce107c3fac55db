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
  private static final String KEY = ",\"crc32c\":\"";
  private static final Pattern END = Pattern.compile(KEY + "[0-9a-f]{8}\"}");
  private static final byte[] BEFORE_DIGITS = ascii(KEY);
  private static final byte[] DIGITS = ascii("0123456789abcdef");
  private static final int END_BYTES = (KEY + "01234567\"}").length();

  private JournalLine() {}

  /** The line with its line feed, in UTF-8. */
  static byte[] of(JournalRecord record, long seq) {
    ObjectNode node = Json.object();
    node.set(record.kind(), record.body());
    node.put("seq", seq).put("time", Json.time(record.time()));
    byte[] json = Json.line(node);
    int checked = json.length - 1;
    byte[] end = ascii(end(json, 0, checked) + "\n");
    byte[] line = Arrays.copyOf(json, checked + end.length);
    System.arraycopy(end, 0, line, checked, end.length);
    return line;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Where what its checksum is for ends, in a line that ends here, without its line feed. */
  static int checked(int to) {
    return to - END_BYTES;
  }

  /**
   * What is wrong with a line, without its line feed, by its checksum; empty if nothing is.
   *
   * @param bytes holds the line
   * @param from where it begins
   * @param to where it ends
   */
  static Optional<String> problem(byte[] bytes, int from, int to) {
    if (fits(bytes, from, to)) {
      return Optional.empty();
    }
    int end = Math.max(from, checked(to));
    String found = new String(bytes, end, to - end, StandardCharsets.ISO_8859_1);
    return Optional.of(
        END.matcher(found).matches()
            ? "its checksum does not fit its bytes: it was changed"
            : "it does not end with its checksum: it was cut or changed");
  }

  /** A journal has many lines, so this makes no texts. */
  private static boolean fits(byte[] bytes, int from, int to) {
    int checked = checked(to);
    if (checked < from) {
      return false;
    }
    int at = checked + BEFORE_DIGITS.length;
    if (!Arrays.equals(bytes, checked, at, BEFORE_DIGITS, 0, BEFORE_DIGITS.length)) {
      return false;
    }
    int crc = crc(bytes, from, checked);
    for (; at < to - 2; at++) {
      crc = Integer.rotateLeft(crc, 4);
      if (bytes[at] != DIGITS[crc & 15]) {
        return false;
      }
    }
    return bytes[at] == '"' && bytes[at + 1] == '}';
  }

  /** How a line ends whose bytes before that are these, without its line feed. */
  static String end(byte[] bytes, int from, int to) {
    return KEY + HexFormat.of().toHexDigits(crc(bytes, from, to)) + "\"}";
  }

  private static int crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }
}
