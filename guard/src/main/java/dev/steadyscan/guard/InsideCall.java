package dev.steadyscan.guard;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through a lane. Its result goes to exactly one of two: the caller, or {@code
 * late} once the caller has given the call up. The lane thread and the caller race for the state,
 * and who loses goes by it.
 */
final class InsideCall<T> implements Runnable {
  private enum State {
    RUNNING,
    DONE,
    GIVEN_UP
  }

  private final CallName name;
  private final long since;
  private final GuardedCall<T> call;
  private final Consumer<? super T> late;
  private final CallRegistry registry;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final CompletableFuture<Void> returned = new CompletableFuture<>();

  // Written by the lane thread before it changes the state, read after.
  private @Nullable T value;
  private @Nullable Throwable thrown;

  InsideCall(CallName name, GuardedCall<T> call, Consumer<? super T> late, CallRegistry registry) {
    this.name = name;
    this.since = registry.now();
    this.call = call;
    this.late = late;
    this.registry = registry;
  }

  CallName name() {
    return name;
  }

  /** When the call began, on the clock of the registry. */
  long since() {
    return since;
  }

  /** Completed when the call has come back, in time or not. */
  CompletableFuture<Void> returned() {
    return returned;
  }

  boolean isGivenUp() {
    return state.get() == State.GIVEN_UP;
  }

  /** Gives the call up, unless it is over: then its result is the caller's. */
  boolean giveUp() {
    return state.compareAndSet(State.RUNNING, State.GIVEN_UP);
  }

  @Override
  public void run() {
    if (!(name.entry() == CallName.Entry.IN_TIME && isGivenUp())) {
      enter();
    }
    Optional<Throwable> problem = Optional.empty();
    boolean inTime = state.compareAndSet(State.RUNNING, State.DONE);
    try {
      problem = inTime ? Optional.empty() : drop();
    } finally {
      registry.leave(this);
      returned.complete(null);
    }
    if (!inTime) {
      registry.tellLate(this, problem);
    }
  }

  private void enter() {
    try {
      value = call.run();
    } catch (Throwable anything) {
      thrown = ForeignException.safe(anything);
    }
  }

  /** Hands a result that nobody waits for to {@code late}; gives what went wrong with it. */
  Optional<Throwable> drop() {
    T result = value;
    if (result == null) {
      return Optional.ofNullable(thrown);
    }
    try {
      late.accept(result);
      return Optional.empty();
    } catch (Throwable anything) {
      return Optional.of(ForeignException.safe(anything));
    }
  }

  /** The result, for the caller of a call that is over. */
  T result(ErrorCode code) {
    Throwable problem = thrown;
    if (problem instanceof DeviceException known) {
      throw known;
    }
    String operation = name.operation();
    if (problem != null) {
      String message = operation + " threw " + Texts.of(problem);
      throw new DeviceException(code, Failure.of(FailureKind.DEFECT, operation, message, problem));
    }
    T result = value;
    if (result == null) {
      throw new DeviceException(
          code, Failure.of(FailureKind.DEFECT, operation, operation + " returned null"));
    }
    return result;
  }
}
