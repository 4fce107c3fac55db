package dev.steadyscan.guard;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something other than a shot that the conductor is asked to do: open, start, stop ... */
final class Order implements Job {

  /** What is done, on the conductor's thread; throws DeviceException if it fails. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  private final String operation;
  private final Deadline deadline;
  private final String limit;
  private final Work work;
  private final CompletableFuture<Optional<DeviceException>> over = new CompletableFuture<>();

  Order(String operation, Deadline deadline, Work work) {
    this.operation = operation;
    this.deadline = deadline;
    this.limit = Texts.of(deadline.remaining());
    this.work = work;
  }

  /** Completed when the order has ended, with why it failed if it did. */
  CompletableFuture<Optional<DeviceException>> over() {
    return over;
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public boolean isOver() {
    return over.isDone();
  }

  @Override
  public void perform() throws InterruptedException {
    try {
      work.run();
      over.complete(Optional.empty());
    } catch (DeviceException failed) {
      over.complete(Optional.of(failed));
    }
  }

  @Override
  public void fail(Failure failure) {
    over.complete(Optional.of(new DeviceException(ErrorCode.CAMERA, failure)));
  }

  @Override
  public void expire() {
    String message = operation + " was not over after " + limit;
    fail(Failure.of(FailureKind.TIMEOUT, operation, message));
  }

  @Override
  public void turnAway(Failure failure) {
    // An order waits for a recovery until its own deadline.
  }
}
