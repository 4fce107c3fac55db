package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Records that wait together share one append and one fsync, and a record waits for those of the
 * pictures that were handed over before it: so the pictures of a point share them. What is counted
 * may be counted on any thread; the rest is for one.
 */
final class GroupCommit {
  private final FullDisk full;
  private final Health health;
  private final AtomicLong handedOver = new AtomicLong();
  private final AtomicLong recorded = new AtomicLong();
  private final List<Entry> held = new ArrayList<>();
  private long awaited;
  private @Nullable ScanException error;

  /**
   * A record that is to become durable.
   *
   * @param done completes when it is
   */
  record Entry(JournalRecord record, CompletableFuture<Void> done) {
    Entry(JournalRecord record) {
      this(record, new CompletableFuture<>());
    }
  }

  GroupCommit(FullDisk full, Health health) {
    this.full = full;
    this.health = health;
  }

  /** A picture is handed over; it will be told of by {@link #recorded}. */
  void handedOver() {
    handedOver.incrementAndGet();
  }

  /** A picture that was handed over has its record, or will have none. */
  void recorded() {
    recorded.incrementAndGet();
  }

  /** Keeps records until they are written. */
  void hold(List<Entry> entries) {
    if (held.isEmpty()) {
      awaited = handedOver.get();
    }
    held.addAll(entries);
  }

  /**
   * Whether no picture is under way that was handed over before the first of them was held; or one
   * is that waits for room, which may take long.
   */
  boolean isDue() {
    return recorded.get() >= awaited || full.reason().isPresent();
  }

  /** Makes what is held durable, or fails it with what broke the journal. */
  void write(ScanJournal journal) {
    List<Entry> entries = List.copyOf(held);
    held.clear();
    if (error == null && !entries.isEmpty()) {
      append(journal, entries.stream().map(Entry::record).toList());
    }
    for (Entry entry : entries) {
      if (error == null) {
        entry.done().complete(null);
      } else {
        entry.done().completeExceptionally(error);
      }
    }
  }

  private void append(ScanJournal journal, List<JournalRecord> records) {
    try {
      full.waitOut(() -> journal.append(records));
      journal.sync();
    } catch (ScanException failed) {
      broke(failed);
    } catch (RuntimeException | Error defect) { // this thread goes on, whatever it is
      broke(new ScanException(ErrorCode.DEFECT, "the journal failed: " + defect, defect));
    }
  }

  private void broke(ScanException why) {
    health.broke(why);
    error = why;
  }

  /** What broke the journal; null as long as nothing did. */
  @Nullable ScanException error() {
    return error;
  }
}
