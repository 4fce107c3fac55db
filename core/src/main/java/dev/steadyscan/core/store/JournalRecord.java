package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;

/**
 * A record of the journal, before it is a line.
 *
 * @param kind {@code scan}, {@code shot}, {@code recovery}, {@code settings}, {@code skew}, {@code
 *     pause}, {@code resume} or {@code state}
 * @param time when it happened
 * @param body what is said of it
 */
record JournalRecord(String kind, Instant time, ObjectNode body) {
  /** Checks: events come from plugins, too. */
  JournalRecord {
    Objects.requireNonNull(time, "time");
  }
}
