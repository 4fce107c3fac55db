package dev.steadyscan.core.store;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The journal of a scan, {@code journal.ndjson}: one JSON object a line, only ever added to.
 *
 * <pre>
 * {"shot":{...},"seq":71,"time":"2026-03-01T10:20:30.456Z","crc32c":"0a1b2c3d"}
 * </pre>
 *
 * First stands the kind with its body, so that a line tells by its beginning what it is; then
 * {@code seq}, which counts lines from 0; then {@code time}, when it happened, ISO-8601 in UTC with
 * milliseconds (a record may be a little older than the one before it); last {@code crc32c}, eight
 * hex digits over the line's UTF-8 bytes before the last {@code ,"crc32c"}.
 *
 * <p>The first line is the scan itself. Of the shots, the last line with the same pass, step,
 * camera and shot holds. Used by one thread at a time.
 */
final class ScanJournal {
  private final AppendFile file;
  private long nextSeq;

  /** A journal that goes on with this number. */
  ScanJournal(AppendFile file, long nextSeq) {
    this.file = file;
    this.nextSeq = nextSeq;
  }

  /** Adds records, all with one write; when it fails none of them has a number. */
  void append(List<JournalRecord> records) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    long seq = nextSeq;
    for (JournalRecord record : records) {
      lines.writeBytes(JournalLine.of(record, seq++));
    }
    file.append(lines.toByteArray());
    nextSeq = seq;
  }

  /** Makes what was added durable. */
  void sync() {
    file.sync();
  }

  void close() {
    file.close();
  }
}
