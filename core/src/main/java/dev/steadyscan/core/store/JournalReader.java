package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal and checks it as {@link ScanJournal} says it was written: checksums, numbers
 * without holes, records that say what they have to. What is wrong is kept with its line, and the
 * next line is read.
 */
final class JournalReader {
  private static final ObjectReader JSON = new ObjectMapper().reader();
  private static final int MOST_PROBLEMS = 100;

  private final List<JournalProblem> problems = new ArrayList<>();
  private final HistoryBuilder builder = new HistoryBuilder();
  private final LineInput lines;
  private long due;
  private boolean inStep = true;

  private JournalReader(LineInput lines) {
    this.lines = lines;
  }

  /** Reads that of a scan. */
  static JournalReader read(Disk disk, DiskLane lane, Path folder) {
    try (LineInput lines = new LineInput(disk, lane, folder.resolve(ScanFolder.JOURNAL))) {
      JournalReader reader = new JournalReader(lines);
      reader.readAll();
      return reader;
    }
  }

  /** What is wrong, in the order of lines; the first hundred. */
  List<JournalProblem> problems() {
    return problems;
  }

  /** What the lines say that are as they were written; empty if the first is not one of them. */
  Optional<ScanHistory> history() {
    return builder.build(new JournalEnd(lines.wholeBytes(), due, lines.torn()));
  }

  private void readAll() {
    while (lines.next() && problems.size() < MOST_PROBLEMS) {
      try {
        line();
      } catch (IllegalArgumentException | DateTimeParseException | IOException wrong) {
        problem("it is no record of a scan: " + wrong.getMessage());
      }
      due++;
    }
    if (lines.line() == 0) {
      problems.add(new JournalProblem(1, "it has no first record"));
    }
  }

  private void line() throws IOException {
    Optional<String> damage = JournalLine.problem(lines.buffer(), lines.from(), lines.to());
    if (damage.isPresent()) {
      problem(damage.get());
      inStep = false;
      return;
    }
    JsonNode record = JSON.readTree(lines.buffer(), lines.from(), lines.to() - lines.from());
    number(new Fields(record).number("seq"));
    Instant time = Instant.parse(new Fields(record).text("time"));
    String kind = record.fieldNames().next();
    builder.add(kind, record.get(kind), time);
  }

  /** Numbers are in step again behind a line that was damaged: it may have been two. */
  private void number(long seq) {
    if (seq < due) {
      problem("it has number " + seq + " again, and " + due + " is due: a line was doubled");
    } else if (seq > due && inStep) {
      problem("it has number " + seq + ", and " + due + " is due: lines were removed before it");
    }
    due = seq;
    inStep = true;
  }

  private void problem(String message) {
    problems.add(new JournalProblem(lines.line(), message));
  }
}
