package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A camera's thread: it does one job after the other, shots and recoveries, and never enters
 * foreign code itself. It comes with the first job and ends with {@link #close}.
 */
final class Conductor {

  /** What the conductor does last: closing the device, in bounded time. */
  @FunctionalInterface
  interface Ending {
    void run() throws InterruptedException;
  }

  private final String camera;
  private final Inbox inbox;
  private final PointWatch watch;
  private final Ending ending;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Thread thread;

  Conductor(String camera, Inbox inbox, PointWatch watch, Ending ending) {
    this.camera = camera;
    this.inbox = inbox;
    this.watch = watch;
    this.ending = ending;
  }

  /** Takes a job; one that comes after {@link #close} fails. */
  void submit(Job job) {
    if (!inbox.offer(job)) {
      job.fail(closed());
      return;
    }
    try {
      startThread();
    } catch (OutOfMemoryError noThread) {
      String message = "the system gave no thread for " + camera;
      job.fail(Failure.of(FailureKind.NO_MEMORY, "capture", message, noThread));
    }
  }

  /** Ends what is going on, closes the device, and waits for that. May be called again. */
  void close(TimeSource time, Duration limit) {
    inbox.close();
    Thread running = started();
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    try {
      if (time.await(ended, limit)) {
        running.join();
      }
    } catch (InterruptedException leftToItself) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Thread started() {
    return thread;
  }

  private synchronized void startThread() {
    if (thread == null) {
      Thread starting = new Thread(this::run, camera + " conductor");
      starting.setDaemon(true);
      starting.start();
      thread = starting;
    }
  }

  private void run() {
    try {
      for (Optional<Job> job = next(); job.isPresent(); job = next()) {
        perform(job.get());
      }
      end();
    } finally {
      ended.complete(null);
    }
  }

  /** The next job; empty when the inbox is closed. */
  private Optional<Job> next() {
    while (true) {
      CompletableFuture<Void> bell = inbox.bell();
      if (inbox.isClosed()) {
        return Optional.empty();
      }
      Optional<Job> job = inbox.poll();
      if (job.isPresent()) {
        return job;
      }
      bell.join();
    }
  }

  private void perform(Job job) {
    watch.begin(job);
    try {
      watch.look();
      if (!job.isOver()) {
        job.perform();
      }
    } catch (InterruptedException closing) {
      job.fail(closed());
    } catch (RuntimeException | Error defect) {
      String message = "a defect of the guard: " + Texts.of(defect);
      job.fail(Failure.of(FailureKind.DEFECT, "guard", message, defect));
    } finally {
      watch.done();
    }
  }

  private void end() {
    watch.ending();
    inbox.waiting().forEach(job -> job.fail(closed()));
    try {
      ending.run();
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  private Failure closed() {
    return Failure.of(FailureKind.BUSY, "capture", camera + " is closed");
  }
}
