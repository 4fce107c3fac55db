package dev.steadyscan.guard;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One visit to a picture: what is asked for, how often it was tried, and how it ended. But for
 * {@link #exposed()} and before it is handed over, used by the conductor's thread alone.
 */
final class Shot implements Job, Visit {
  private final CaptureRequest request;
  private final Runnable exposed;
  private final Deadline deadline;
  private final String expiry;
  private final Ladder ladder;
  private final Events events;
  private final CompletableFuture<ShotOutcome> outcome = new CompletableFuture<>();
  private final AtomicBoolean exposedRan = new AtomicBoolean();
  private int attempts;
  private @Nullable Failure last;

  Shot(CaptureRequest request, Runnable exposed, Deadline deadline, Ladder ladder, Events events) {
    this.request = request;
    this.exposed = exposed;
    this.deadline = deadline;
    this.expiry =
        deadline.expired()
            ? "the point's limit had passed before it was this camera's turn"
            : "the point's limit passed, " + Texts.of(deadline.remaining()) + " after the request";
    this.ladder = ladder;
    this.events = events;
    CompletableFuture<ShotOutcome> unused = outcome.whenComplete((ended, error) -> exposed());
  }

  CompletableFuture<ShotOutcome> outcome() {
    return outcome;
  }

  ShotSettings settings() {
    return request.settings();
  }

  @Override
  public int attempts() {
    return attempts;
  }

  /** Counts one more attempt and gives its request. */
  CaptureRequest nextAttempt(ShotSettings inForce) {
    attempts++;
    return new CaptureRequest(lastAttempt(), request.position(), request.notBefore(), inForce);
  }

  @Override
  public void failedOnce(Failure failure) {
    last = failure;
  }

  /** Tells the caller that the rig may move, once. */
  void exposed() {
    if (exposedRan.compareAndSet(false, true)) {
      try {
        exposed.run();
      } catch (Throwable anything) {
        events.warn("what runs after an exposure threw " + Texts.of(anything));
      }
    }
  }

  /** Ends the shot with a frame; false if it had ended, and the frame is still the conductor's. */
  boolean taken(Frame frame) {
    exposed();
    return outcome.complete(ShotOutcome.taken(lastAttempt(), attempts, frame));
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public boolean isOver() {
    return outcome.isDone();
  }

  @Override
  public void perform() throws InterruptedException {
    ladder.take(this);
  }

  @Override
  public void fail(Failure failure) {
    exposed();
    outcome.complete(ShotOutcome.failed(lastAttempt(), attempts, failure));
  }

  @Override
  public void expire() {
    Failure known = last;
    fail(known != null ? known : Failure.of(FailureKind.TIMEOUT, "capture", expiry));
  }

  @Override
  public void turnAway(Failure failure) {
    fail(failure);
  }

  private ShotId lastAttempt() {
    int first = Math.max(1, request.shot().attempt());
    return request.shot().withAttempt(first + attempts - 1);
  }
}
