package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal and checks it as {@link ScanJournal} says it was written: checksums, numbers
 * without holes, records that say what they have to. What is wrong is kept with its line, and the
 * next line is read.
 */
final class JournalReader {
  private static final int MOST_PROBLEMS = 100;

  private final List<JournalProblem> problems = new ArrayList<>();
  private final HistoryBuilder builder = new HistoryBuilder();
  private final LineInput lines;
  private final ShotLine shotLine = new ShotLine();
  private long due;
  private boolean inStep = true;

  private JournalReader(LineInput lines) {
    this.lines = lines;
  }

  /** Reads that of a scan. */
  static JournalReader read(Disk disk, DiskLane lane, Path folder) {
    Path file = folder.resolve(ScanFolder.JOURNAL);
    if (!lane.call("look at " + ScanFolder.JOURNAL, folder, () -> disk.exists(file))) {
      throw new ScanException(ErrorCode.INPUT, "there is no scan in " + folder);
    }
    try (LineInput lines = new LineInput(disk, lane, file)) {
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
      } catch (IllegalArgumentException | IOException wrong) {
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
    Optional<RecordedShot> shot =
        shotLine.read(
            builder.scanId(), lines.buffer(), lines.from(), JournalLine.checked(lines.to()));
    if (shot.isPresent()) {
      number(shotLine.seq());
      builder.add(shot.get());
    } else {
      record(RecordTree.read(lines.buffer(), lines.from(), lines.to()));
    }
  }

  private void record(ObjectNode record) {
    String kind = record.fieldNames().next();
    Fields fields = new Fields(record);
    number(fields.number("seq"));
    builder.add(kind, fields.object(kind), Json.instant(fields.text("time")));
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
