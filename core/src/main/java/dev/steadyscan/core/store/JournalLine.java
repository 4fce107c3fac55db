package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/** A line of the journal; {@link ScanJournal} says how it looks. */
final class JournalLine {
  private JournalLine() {}

  /** The line with its line feed, in UTF-8. */
  static byte[] of(JournalRecord record, long seq) {
    ObjectNode node = Json.object();
    node.set(record.kind(), record.body());
    node.put("seq", seq).put("time", Json.time(record.time()));
    byte[] json = Json.line(node);
    int checked = json.length - 1;
    CRC32C crc = new CRC32C();
    crc.update(json, 0, checked);
    byte[] end =
        String.format(Locale.ROOT, ",\"crc32c\":\"%08x\"}\n", crc.getValue())
            .getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(json, checked + end.length);
    System.arraycopy(end, 0, line, checked, end.length);
    return line;
  }
}
