package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an agent has not answered. One that was given up stays until its answer comes
 * or the agent is gone, since so long the agent may write into what it was lent. Thread-safe.
 */
final class PendingCalls {
  /** The id of the call that READY answers. */
  static final int START = 0;

  private final Map<Integer, PendingCall> open = new HashMap<>();
  private long lastId;
  private @Nullable Ending ending;

  /**
   * Why no call can be answered any more; it becomes the failure of each. A call that comes later
   * meets an agent that is gone, whatever made it go.
   */
  record Ending(
      FailureKind kind, String message, List<String> evidence, Optional<Throwable> cause) {
    Failure of(String operation) {
      return new Failure(kind, operation, message, evidence, cause);
    }

    Failure later(String operation) {
      return new Failure(FailureKind.GONE, operation, message, evidence, cause);
    }
  }

  /** The call that READY answers; the first of all. */
  synchronized PendingCall start(Deadline deadline) {
    PendingCall call = new PendingCall(START, AgentRequest.of("start", new byte[0]), deadline);
    open.put(START, call);
    return call;
  }

  /** A new call; one that has failed already if the agent has ended. */
  synchronized PendingCall open(AgentRequest request, Deadline deadline) {
    lastId++;
    PendingCall call = new PendingCall((int) lastId, request, deadline);
    if (ending != null) {
      call.fail(ending.later(request.operation()));
    } else if (lastId > 0xffff_ffffL) {
      String message = "the agent has been asked 2^32 times and has to be replaced";
      call.fail(Failure.of(FailureKind.GONE, request.operation(), message));
    } else {
      request.slot().ifPresent(SharedSlot::lend);
      open.put(call.id(), call);
    }
    return call;
  }

  /** Ends the call that an answer belongs to; an answer that nobody waits for is dropped. */
  void answer(AgentFrame frame) {
    PendingCall call = remove(frame.id());
    if (call != null) {
      call.settle();
      call.answer(frame);
    }
  }

  /** Forgets a call that was never sent. */
  void forget(PendingCall call) {
    if (remove(call.id()) != null) {
      call.settle();
    }
  }

  private synchronized @Nullable PendingCall remove(int id) {
    return open.remove(id);
  }

  /** The call of this id, if somebody still waits for it. */
  synchronized Optional<PendingCall> waiting(int id) {
    return Optional.ofNullable(open.get(id)).filter(call -> !call.hasEnded());
  }

  /** Fails the calls that are waited for and match; how many there were. */
  int fail(Predicate<PendingCall> which, Function<PendingCall, Failure> why) {
    int failed = 0;
    for (PendingCall call : waitingNow()) {
      if (which.test(call) && call.fail(why.apply(call))) {
        failed++;
      }
    }
    return failed;
  }

  private synchronized List<PendingCall> waitingNow() {
    return open.values().stream().filter(call -> !call.hasEnded()).toList();
  }

  /** The longest silence that a call which is waited for allows; zero if none does. */
  synchronized Duration silence() {
    return open.values().stream()
        .filter(call -> !call.hasEnded())
        .map(call -> call.request().silence())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Fails all calls, and all that come; the first ending holds. Whether this was the first. */
  boolean end(Ending how) {
    synchronized (this) {
      if (ending != null) {
        return false;
      }
      ending = how;
    }
    fail(call -> true, call -> how.of(call.request().operation()));
    return true;
  }

  synchronized boolean hasEnded() {
    return ending != null;
  }

  /** Settles what is open: the process is gone. */
  void settleAll() {
    List<PendingCall> all;
    synchronized (this) {
      all = new ArrayList<>(open.values());
      open.clear();
    }
    all.forEach(PendingCall::settle);
  }
}
