package dev.steadyscan.core.store;

import java.nio.file.Path;

/**
 * A line of a journal that is not as it was written. Immutable.
 *
 * @param line counted from 1
 * @param message what is wrong with it
 */
public record JournalProblem(long line, String message) {
  /** {@code /data/demo-20260314-092653/journal.ndjson:7: message}. */
  String in(Path journal) {
    return journal + ":" + line + ": " + message;
  }
}
