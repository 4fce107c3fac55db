package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PointWatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A clock that goes on by a second whenever somebody looks, and whose waits end on the dot. */
  private static final class HastyTime implements TimeSource {
    private final List<Long> wakings = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
      now += 1_000_000_000L;
      return now;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH;
    }

    @Override
    public boolean await(CompletableFuture<?> signal, Duration limit) {
      now += Math.max(0, limit.toNanos());
      wakings.add(now);
      return signal.isDone();
    }
  }

  @Test
  void neverSleepsPastADeadlineHoweverLongItTakesToGoToSleep() throws InterruptedException {
    HastyTime time = new HastyTime();
    PointWatch watch = new PointWatch("left", time, new Inbox());
    Order order = new Order("open", Deadline.after(time, LIMIT.multipliedBy(2)), () -> {});
    watch.begin(order);
    Deadline until = Deadline.after(time, LIMIT);
    long end = time.now + LIMIT.toNanos();

    assertThat(watch.await(new CompletableFuture<>(), until)).isFalse();

    assertThat(time.wakings).isNotEmpty().allMatch(waking -> waking <= end);
  }
}
