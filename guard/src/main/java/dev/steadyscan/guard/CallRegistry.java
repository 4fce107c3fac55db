package dev.steadyscan.guard;

import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls that are inside one device, over all its instances and lanes: how many there may be,
 * and which of them are stuck. Thread-safe.
 */
final class CallRegistry {

  /** Hears of a call that came back after it was given up. */
  @FunctionalInterface
  interface LateReturns {
    /**
     * Called on the lane thread that had been stuck.
     *
     * @param call {@code capture of step 70}
     * @param after how long the call took
     * @param problem what it threw, or what dropping its result threw
     */
    void returned(String call, Duration after, Optional<Throwable> problem);
  }

  private final int max;
  private final TimeSource time;
  private final LateReturns late;
  private final List<InsideCall<?>> inside = new ArrayList<>();

  CallRegistry(int max, TimeSource time, LateReturns late) {
    if (max < 1) {
      throw new IllegalArgumentException("at least one call has to be let in: " + max);
    }
    this.max = max;
    this.time = time;
    this.late = late;
  }

  /** The clock that the age of a call goes by. */
  long now() {
    return time.nanos();
  }

  /**
   * Lets a call in, unless as many as may get stuck are inside; for a last one there is a place.
   */
  synchronized boolean enter(InsideCall<?> call) {
    int places = call.name().entry() == CallName.Entry.LAST ? max + 1 : max;
    return inside.size() < places && inside.add(call);
  }

  synchronized void leave(InsideCall<?> call) {
    inside.remove(call);
  }

  synchronized List<InsideCall<?>> stuck() {
    return inside.stream().filter(InsideCall::isGivenUp).toList();
  }

  /** The stuck calls inside one instance of the device. */
  List<InsideCall<?>> stuckIn(Object owner) {
    return stuck().stream().filter(call -> call.name().owner() == owner).toList();
  }

  /** {@code capture of step 70 has been stuck for 12 s}. */
  String describe(InsideCall<?> call) {
    return call.name().text() + " has been stuck for " + Texts.of(age(call));
  }

  synchronized List<String> insideNow() {
    return inside.stream().map(call -> call.name().text()).toList();
  }

  void tellLate(InsideCall<?> call, Optional<Throwable> problem) {
    late.returned(call.name().text(), age(call), problem);
  }

  private Duration age(InsideCall<?> call) {
    return Duration.ofNanos(time.nanos() - call.since());
  }
}
