package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames over and shares them out among threads, each with a sink of its own. Thread-safe.
 */
final class SaveQueue {
  private final BlockingQueue<Optional<Job>> jobs = new LinkedBlockingQueue<>();
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();
  private final InFlight inFlight;
  private final Runnable takenOver;
  private boolean closed;

  private record Job(ShotReport report, Frame frame, CompletableFuture<SavedShot> saved) {}

  /**
   * Starts {@code threads} threads, which end when the queue is closed.
   *
   * @param takenOver is called for each frame that is taken over, before a sink takes it
   */
  SaveQueue(
      String name,
      int threads,
      Supplier<? extends FrameSink> sinks,
      InFlight inFlight,
      Runnable takenOver) {
    this.inFlight = inFlight;
    this.takenOver = takenOver;
    for (int i = 0; i < threads; i++) {
      FrameSink sink = sinks.get();
      CompletableFuture<Void> end = new CompletableFuture<>();
      ends.add(end);
      Thread thread = new Thread(() -> work(sink, end), name + "-" + i);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Takes a frame over; empty, and the frame stays the caller's, once the queue is closed. */
  synchronized Optional<CompletableFuture<SavedShot>> add(ShotReport report, Frame frame) {
    if (closed) {
      return Optional.empty();
    }
    CompletableFuture<SavedShot> saved = new CompletableFuture<>();
    inFlight.add(frame.size());
    takenOver.run();
    jobs.add(Optional.of(new Job(report, frame, saved)));
    return Optional.of(saved);
  }

  /** Lets the threads end after what was added. */
  synchronized CompletableFuture<Void> close() {
    if (!closed) {
      closed = true;
      ends.forEach(thread -> jobs.add(Optional.empty()));
    }
    return CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]));
  }

  private void work(FrameSink sink, CompletableFuture<Void> end) {
    try (sink) {
      Optional<Job> job = Waits.next(jobs);
      while (job.isPresent()) {
        serve(sink, job.get());
        job = Waits.next(jobs);
      }
    } finally {
      end.complete(null);
    }
  }

  private void serve(FrameSink sink, Job job) {
    long bytes = job.frame().size();
    CompletableFuture<SavedShot> saving;
    try {
      saving = sink.take(job.report(), job.frame());
    } catch (Throwable failed) { // whatever it is, it goes to who waits for the picture
      saving = CompletableFuture.failedFuture(failed);
    }
    CompletableFuture<SavedShot> unused =
        saving.whenComplete(
            (saved, failed) -> {
              inFlight.free(bytes);
              if (failed == null) {
                job.saved().complete(saved);
              } else {
                job.saved().completeExceptionally(named(job.report(), failed));
              }
              inFlight.done();
            });
  }

  private static ScanException named(ShotReport report, @Nullable Throwable failed) {
    Throwable cause =
        failed instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failed;
    return cause instanceof ScanException known
        ? known
        : new ScanException(
            ErrorCode.DEFECT, report.shot() + " could not be saved: " + cause, cause);
  }
}
