package dev.steadyscan.guard;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane: blocking calls into foreign code run on a parked thread of its own, and the caller waits
 * for them until a deadline and no longer. Past it the caller goes on at once; the thread that is
 * stuck is left behind, the next call gets a new one, and what the stuck call gives later is handed
 * to {@code late} and dropped. Nothing can free a stuck thread, so their number is bounded.
 *
 * <p>Calls in sequence run on the same thread as long as none gets stuck. Calls at the same time
 * run on threads of their own; who must not mix them keeps them apart himself.
 *
 * <p>Thread-safe. The threads are daemons and bear the lane's name.
 */
public final class TimeoutGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimeoutGuard.class);
  private static final Object NOTHING = new Object();

  private final String name;
  private final ErrorCode code;
  private final Waiting waiting;
  private final boolean interruptible;
  private final CallRegistry registry;
  private final AtomicReference<@Nullable Worker> idle = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * A lane without a thread: that comes with the first call.
   *
   * @param name what is called, for messages and as the thread's name: a camera's name
   * @param code the code of the exceptions that it throws
   * @param time the clock that waiting goes by
   * @param maxStuck how many calls may be inside at once, running or stuck; 1 or more
   * @param interruptible whether a call that is given up is interrupted
   */
  public TimeoutGuard(
      String name, ErrorCode code, TimeSource time, int maxStuck, boolean interruptible) {
    this(
        name, code, Waiting.by(time), interruptible, new CallRegistry(maxStuck, time, logTo(name)));
  }

  TimeoutGuard(
      String name, ErrorCode code, Waiting waiting, boolean interruptible, CallRegistry registry) {
    this.name = Objects.requireNonNull(name, "name");
    this.code = Objects.requireNonNull(code, "code");
    this.waiting = waiting;
    this.interruptible = interruptible;
    this.registry = registry;
  }

  /**
   * Runs a call on the lane thread and waits for it until the deadline. A call that is let in is
   * made once, even if its caller has given it up by the time the thread gets to it.
   *
   * @param operation what is called, for the failure: {@code capture}
   * @param late takes a result that came after the call was given up, on the lane thread, to close
   *     it; what it throws is dropped
   * @return what the call returned, never null
   * @throws DeviceException the call's own; {@code DEFECT} with its cause if it threw anything
   *     else, errors included, or returned null; {@code TIMEOUT} past the deadline; {@code BUSY} at
   *     once, naming them, if as many calls as may get stuck are inside, or if the lane is closed
   * @throws InterruptedException if the caller was interrupted; the call is then given up as past a
   *     deadline
   */
  public <T> T call(
      String operation, Deadline deadline, GuardedCall<T> call, Consumer<? super T> late)
      throws InterruptedException {
    return call(CallName.inAnyCase(operation, this), deadline, call, late);
  }

  /**
   * Runs a call that gives nothing, as {@link #call} does.
   *
   * @throws DeviceException as {@link #call}
   * @throws InterruptedException as {@link #call}
   */
  public void run(String operation, Deadline deadline, GuardedAction action)
      throws InterruptedException {
    run(CallName.inAnyCase(operation, this), deadline, action);
  }

  void run(CallName what, Deadline deadline, GuardedAction action) throws InterruptedException {
    Object unused =
        call(
            what,
            deadline,
            () -> {
              action.run();
              return NOTHING;
            },
            nothing -> {});
  }

  <T> T call(CallName what, Deadline deadline, GuardedCall<T> call, Consumer<? super T> late)
      throws InterruptedException {
    Duration limit = deadline.remaining();
    InsideCall<T> inside = new InsideCall<>(what, call, late, registry);
    Worker worker = hand(inside, limit);
    Spin.until(inside.returned()::isDone);
    try {
      waiting.await(inside.returned(), deadline);
    } catch (InterruptedException stopped) {
      if (!abandon(inside, worker)) {
        inside.drop();
        release(worker);
      }
      throw stopped;
    }
    if (abandon(inside, worker)) {
      String message = what.operation() + " was not over after " + Texts.of(limit);
      throw failure(FailureKind.TIMEOUT, what, message);
    }
    release(worker);
    return inside.result(code);
  }

  /** Calls past their deadline that have not returned. */
  public int stuck() {
    return registry.stuck().size();
  }

  /** What is stuck, in the order in which it was called. */
  public List<String> stuckOperations() {
    return registry.stuck().stream().map(call -> call.name().text()).toList();
  }

  /**
   * Lets the lane thread end as soon as it is in no call. Never blocks; calls that follow are
   * refused. Stuck threads end when their call returns.
   */
  @Override
  public void close() {
    closed = true;
    endIdle();
  }

  private Worker hand(InsideCall<?> inside, Duration limit) {
    if (closed) {
      throw failure(FailureKind.BUSY, inside.name(), name + " is closed");
    }
    if (limit.isZero()) {
      String message = inside.name().operation() + " was not begun: its time was over";
      throw failure(FailureKind.TIMEOUT, inside.name(), message);
    }
    if (!registry.enter(inside)) {
      throw failure(FailureKind.BUSY, inside.name(), full(inside.name()));
    }
    Worker worker = worker(inside);
    worker.hand(inside);
    return worker;
  }

  private Worker worker(InsideCall<?> inside) {
    Worker parked = idle.getAndSet(null);
    if (parked != null) {
      return parked;
    }
    try {
      return Worker.started(name);
    } catch (OutOfMemoryError noThread) {
      registry.leave(inside);
      String operation = inside.name().operation();
      String message = "the system gave no thread for " + operation;
      throw new DeviceException(
          code, Failure.of(FailureKind.NO_MEMORY, operation, message, noThread));
    }
  }

  /** Leaves the worker behind with its call, unless that is over. */
  private boolean abandon(InsideCall<?> inside, Worker worker) {
    if (!inside.giveUp()) {
      return false;
    }
    if (interruptible) {
      worker.interrupt();
    }
    worker.end();
    return true;
  }

  private void release(Worker worker) {
    if (!idle.compareAndSet(null, worker)) {
      worker.end();
    } else if (closed) {
      endIdle();
    }
  }

  private void endIdle() {
    Worker parked = idle.getAndSet(null);
    if (parked != null) {
      parked.end();
    }
  }

  private String full(CallName what) {
    List<String> names = registry.insideNow();
    return String.format(
        "%s does not let %s in: %d calls are stuck inside it (%s)",
        name, what.operation(), names.size(), String.join(", ", names));
  }

  private DeviceException failure(FailureKind kind, CallName what, String message) {
    return new DeviceException(code, Failure.of(kind, what.operation(), message));
  }

  private static CallRegistry.LateReturns logTo(String name) {
    return (call, after, problem) ->
        LOG.info("{}: {} returned after {}", name, call, Texts.of(after), problem.orElse(null));
  }
}
