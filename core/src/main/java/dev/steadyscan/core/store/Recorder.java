package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes journal and log on one thread, in the order in which records came. Thread-safe; nothing
 * here blocks its caller.
 */
final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final LogText text;
  private final DiskLane lane;
  private final FullDisk full;
  private final Health health;
  private final GroupCommit commit;
  private @Nullable ScanException logError;
  private boolean started;
  private boolean stopped;

  private sealed interface Entry {}

  private record ToJournal(GroupCommit.Entry entry) implements Entry {}

  private record ToLog(ScanEvent event) implements Entry {}

  private record Flush(CompletableFuture<Void> done) implements Entry {}

  private record Stop() implements Entry {}

  private record Recorded() implements Entry {}

  Recorder(LogText text, DiskLane lane, FullDisk full, Health health) {
    this.text = text;
    this.lane = lane;
    this.full = full;
    this.health = health;
    commit = new GroupCommit(full, health);
  }

  /** Begins to write, with what was recorded so far. The recorder closes the files at its end. */
  synchronized void start(OpenScan scan) {
    started = true;
    Thread thread = new Thread(() -> work(scan), "store-record");
    thread.setDaemon(true);
    thread.start();
  }

  /** A picture is handed over, and {@link #recorded} will be called. */
  void handedOver() {
    commit.handedOver();
  }

  /** A picture that was handed over has its record, or will have none. */
  void recorded() {
    commit.recorded();
    add(new Recorded());
  }

  /** Adds a record to the journal; completes when it is durable. */
  CompletableFuture<Void> journal(JournalRecord record) {
    GroupCommit.Entry entry = new GroupCommit.Entry(record);
    return add(new ToJournal(entry)) ? entry.done() : refused();
  }

  /** Adds a record to the journal that nobody waits for. */
  void note(JournalRecord record) {
    if (!add(new ToJournal(new GroupCommit.Entry(record)))) {
      LOG.warn("a record came after the end: {}", record);
    }
  }

  /** Adds a line to the log. */
  void log(ScanEvent event) {
    add(new ToLog(event));
  }

  /** Completes when everything that was recorded before is durable. */
  CompletableFuture<Void> flush() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    return add(new Flush(done)) ? done : refused();
  }

  /** Lets the thread end after what was recorded before; completes when it has. */
  synchronized CompletableFuture<Void> stop() {
    if (!stopped) {
      add(new Stop());
      stopped = true;
      if (!started) {
        queue.forEach(entry -> fail(entry, Health.closedError()));
        lane.close();
        end.complete(null);
      }
    }
    return end;
  }

  private synchronized boolean add(Entry entry) {
    return !stopped && queue.add(entry);
  }

  private void work(OpenScan scan) {
    try {
      boolean on = true;
      while (on) {
        List<Entry> batch = next();
        commit.hold(records(batch));
        if (commit.isDue() || waitsForAll(batch)) {
          commit.write(scan.journal());
        }
        writeLog(scan.log(), batch);
        on = batch.stream().noneMatch(Stop.class::isInstance);
      }
      close(scan);
    } finally {
      lane.close();
      end.complete(null);
    }
  }

  private List<Entry> next() {
    List<Entry> batch = new ArrayList<>(List.of(Waits.next(queue)));
    queue.drainTo(batch);
    return batch;
  }

  private static List<GroupCommit.Entry> records(List<Entry> batch) {
    return batch.stream()
        .filter(ToJournal.class::isInstance)
        .map(entry -> ((ToJournal) entry).entry())
        .toList();
  }

  private static boolean waitsForAll(List<Entry> batch) {
    return batch.stream().anyMatch(entry -> entry instanceof Flush || entry instanceof Stop);
  }

  private void writeLog(AppendFile log, List<Entry> batch) {
    StringBuilder lines = new StringBuilder();
    List<Flush> flushes = new ArrayList<>();
    for (Entry entry : batch) {
      if (entry instanceof ToLog one) {
        lines.append(text.line(one.event()));
      } else if (entry instanceof Flush flush) {
        flushes.add(flush);
      }
    }
    try {
      if (logError == null && lane.stuck()) {
        logError = commit.error();
      }
      if (logError == null && !lines.isEmpty()) {
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        full.waitOut(() -> log.append(text));
      }
      boolean last = batch.stream().anyMatch(Stop.class::isInstance);
      if (logError == null && (last || !flushes.isEmpty())) {
        log.sync();
      }
    } catch (ScanException failed) {
      health.broke(failed);
      logError = failed;
    }
    ScanException error = commit.error() != null ? commit.error() : logError;
    for (Flush flush : flushes) {
      if (error == null) {
        flush.done().complete(null);
      } else {
        fail(flush, error);
      }
    }
  }

  private void close(OpenScan scan) {
    List<Runnable> steps = List.of(scan.journal()::close, scan.log()::close, () -> release(scan));
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (ScanException failed) {
        LOG.warn("{} could not be closed cleanly", scan.folder().root(), failed);
      }
    }
  }

  /**
   * Past the end of its time it is let go of beside: nobody could go on with the scan otherwise.
   */
  private void release(OpenScan scan) {
    try {
      lane.run("release of .lock", scan.folder().root(), scan.lock()::close);
    } catch (ScanException failed) {
      if (!lane.stuck()) {
        Thread beside = new Thread(() -> letGo(scan), "store-release");
        beside.setDaemon(true);
        beside.start();
      }
      throw failed;
    }
  }

  private static void letGo(OpenScan scan) {
    try {
      scan.lock().close();
    } catch (IOException failed) {
      LOG.warn("the lock of {} could not be released", scan.folder().root(), failed);
    }
  }

  private static void fail(Entry entry, ScanException error) {
    if (entry instanceof ToJournal one) {
      one.entry().done().completeExceptionally(error);
    } else if (entry instanceof Flush flush) {
      flush.done().completeExceptionally(error);
    }
  }

  private static CompletableFuture<Void> refused() {
    return CompletableFuture.failedFuture(Health.closedError());
  }
}
