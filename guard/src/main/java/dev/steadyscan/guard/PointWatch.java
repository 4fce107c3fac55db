package dev.steadyscan.guard;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How the conductor waits. While it waits for one thing it keeps its promises to everybody else: a
 * job whose deadline passes ends then and there, and a shot that arrives while a recovery is
 * overdue is turned away. Closing the inbox ends every wait. Used by the conductor's thread alone.
 */
final class PointWatch implements Waiting {
  private final String camera;
  private final TimeSource base;
  private final Inbox inbox;
  private @Nullable Job current;
  private @Nullable Instant recoveringSince;
  private boolean overdue;
  private boolean ending;

  PointWatch(String camera, TimeSource base, Inbox inbox) {
    this.camera = camera;
    this.base = base;
    this.inbox = inbox;
  }

  void begin(Job job) {
    current = job;
  }

  void done() {
    current = null;
  }

  /** From here on the camera is recovering, unless it was already. */
  void recoveryBegins() {
    if (recoveringSince == null) {
      recoveringSince = base.instant();
    }
  }

  void recoveryEnds() {
    recoveringSince = null;
    overdue = false;
  }

  /** From here on a closed inbox ends no wait: the device is being closed. */
  void ending() {
    ending = true;
  }

  /** Ends what has to end now. */
  void look() throws InterruptedException {
    if (inbox.isClosed() && !ending) {
      throw new InterruptedException(camera + " is being closed");
    }
    for (Job job : jobs()) {
      if (!job.isOver() && job.deadline().expired()) {
        overdue |= recoveringSince != null;
        job.expire();
      }
    }
    Instant since = recoveringSince;
    if (overdue && since != null) {
      String message = camera + " is recovering since " + Texts.of(since);
      Failure busy = Failure.of(FailureKind.BUSY, "capture", message);
      inbox.waiting().forEach(job -> job.turnAway(busy));
    }
  }

  /** The clock of the run. */
  TimeSource base() {
    return base;
  }

  void pause(Duration duration) throws InterruptedException {
    await(new CompletableFuture<Void>(), Deadline.after(base, duration));
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Deadline until) throws InterruptedException {
    while (true) {
      CompletableFuture<Void> bell = inbox.bell();
      look();
      if (signal.isDone()) {
        return true;
      }
      if (until.expired()) {
        return false;
      }
      base.await(CompletableFuture.anyOf(signal, bell), untilNextDeadline(until));
    }
  }

  /** Rather too short than too long: what finding out took is taken off. */
  private Duration untilNextDeadline(Deadline until) {
    long begun = base.nanos();
    Duration next = until.remaining();
    for (Job job : jobs()) {
      Duration left = job.deadline().remaining();
      next = job.isOver() || left.compareTo(next) > 0 ? next : left;
    }
    return next.minusNanos(base.nanos() - begun);
  }

  private List<Job> jobs() {
    List<Job> jobs = new ArrayList<>(inbox.waiting());
    Job inHand = current;
    if (inHand != null) {
      jobs.add(0, inHand);
    }
    return jobs;
  }
}
