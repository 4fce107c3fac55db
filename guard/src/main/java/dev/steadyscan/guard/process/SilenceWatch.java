package dev.steadyscan.guard.process;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices when an agent gives no sign of life: any frame is one. A process whose interpreter is
 * held cannot say so itself. Thread-safe; one thread runs it.
 */
final class SilenceWatch {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final TimeSource time;
  private final Duration limit;

  /** How long the host's own reader may lie behind. */
  private final Duration lastLook;

  private final Supplier<Duration> allowed;
  private final Frozen frozen;

  private CompletableFuture<Void> bell = new CompletableFuture<>();
  private @Nullable Deadline looking;
  private boolean watching;
  private boolean silent;
  private boolean over;
  private long heardAt;

  /** Is told of silence, on the watching thread. */
  interface Frozen {
    /**
     * The agent is silent.
     *
     * @param since how long
     * @param first whether it was not so at the last look
     */
    void silent(Duration since, boolean first);
  }

  /**
   * A watch that has not begun.
   *
   * @param limit the longest silence of an agent that lives
   * @param interval between two heartbeats
   * @param allowed the longest silence that the calls under way allow
   */
  SilenceWatch(
      TimeSource time,
      Duration interval,
      Duration limit,
      Supplier<Duration> allowed,
      Frozen frozen) {
    this.time = time;
    this.limit = limit;
    this.lastLook = interval.dividedBy(4);
    this.allowed = allowed;
    this.frozen = frozen;
  }

  /** A frame came; with the first the watch begins. */
  synchronized void heard() {
    heardAt = time.nanos();
    if (silent || !watching) {
      watching = true;
      silent = false;
      ring();
    }
  }

  /** What the calls allow has changed. */
  synchronized void look() {
    ring();
  }

  /** A call came: nobody waits for an agent that is known to be silent. */
  synchronized void asked() {
    if (silent) {
      ring();
    }
  }

  synchronized void end() {
    over = true;
    ring();
  }

  /** Watches until the end. */
  void run() throws InterruptedException {
    for (Step step = step(); !step.over(); step = step()) {
      if (step.silence() != null) {
        frozen.silent(step.silence(), step.first());
      }
      time.await(step.bell(), step.left());
    }
  }

  /** What to do now: tell of a silence, or not; then wait. */
  private record Step(
      boolean over,
      @Nullable Duration silence,
      boolean first,
      CompletableFuture<Void> bell,
      Duration left) {}

  private synchronized Step step() {
    if (bell.isDone()) {
      bell = new CompletableFuture<>();
    }
    Duration silence = Duration.ofNanos(time.nanos() - heardAt);
    Duration left = left(silence);
    if (over || left.compareTo(Duration.ZERO) > 0) {
      return new Step(over, null, false, bell, left);
    }
    boolean first = !silent;
    silent = true;
    return new Step(false, silence, first, bell, FOR_EVER);
  }

  /** Until it has to be taken for silent; zero or less if it has. */
  private Duration left(Duration silence) {
    Duration most = max(limit, allowed.get());
    Duration left = watching ? most.minus(silence) : FOR_EVER;
    if (left.compareTo(Duration.ZERO) > 0 || silent) {
      looking = null;
      return left;
    }
    if (looking == null) {
      looking = Deadline.after(time, lastLook);
    }
    return looking.remaining();
  }

  private void ring() {
    bell.complete(null);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
