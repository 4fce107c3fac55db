package dev.steadyscan.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The jobs that wait for the conductor, and the bell that rings when there is news. */
final class Inbox {
  private final Deque<Job> jobs = new ArrayDeque<>();
  private CompletableFuture<Void> bell = new CompletableFuture<>();
  private boolean closed;

  /** Adds a job, unless the inbox is closed. */
  boolean offer(Job job) {
    CompletableFuture<Void> ring;
    synchronized (this) {
      if (closed) {
        return false;
      }
      if (job.goesFirst()) {
        jobs.addFirst(job);
      } else {
        jobs.addLast(job);
      }
      ring = renewedBell();
    }
    ring.complete(null);
    return true;
  }

  void close() {
    CompletableFuture<Void> ring;
    synchronized (this) {
      closed = true;
      ring = renewedBell();
    }
    ring.complete(null);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Rings at the next job, or when the inbox is closed. Take it before looking at the jobs. */
  synchronized CompletableFuture<Void> bell() {
    return bell;
  }

  /** The jobs that wait, those left out that are over. */
  synchronized List<Job> waiting() {
    jobs.removeIf(Job::isOver);
    return List.copyOf(jobs);
  }

  synchronized Optional<Job> poll() {
    return Optional.ofNullable(jobs.pollFirst());
  }

  /** The bell to ring, outside the lock; the next one is in its place. */
  private CompletableFuture<Void> renewedBell() {
    CompletableFuture<Void> ring = bell;
    bell = new CompletableFuture<>();
    return ring;
  }
}
