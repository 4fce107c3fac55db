package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualTime time = new ManualTime();

  @Test
  void standsStillUntilMoved() {
    long before = time.nanos();
    assertThat(time.nanos()).isEqualTo(before);

    time.advance(SECOND);

    assertThat(time.nanos() - before).isEqualTo(SECOND.toNanos());
    assertThat(time.instant()).isEqualTo("2030-01-01T12:00:01Z");
  }

  @Test
  void wakesAWaiterAtItsTimeAndNotBefore() {
    CompletableFuture<Boolean> waiting = waitFor(new CompletableFuture<>(), SECOND);
    time.awaitWaiter(SECOND);

    time.advance(SECOND.minusNanos(1));
    time.awaitWaiter(Duration.ofNanos(1));
    assertThat(waiting).isNotDone();
    time.advance(Duration.ofNanos(1));

    assertThat(waiting.join()).isFalse();
  }

  @Test
  void wakesAWaiterAtItsSignal() {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    CompletableFuture<Boolean> waiting = waitFor(signal, SECOND);
    time.awaitWaiters(1);

    signal.completeExceptionally(new IllegalStateException());

    assertThat(waiting.join()).isTrue();
  }

  @Test
  void onlyLooksWhenThereIsNoTimeToWait() throws InterruptedException {
    assertThat(time.await(new CompletableFuture<>(), Duration.ZERO)).isFalse();
    assertThat(time.await(CompletableFuture.completedFuture(1), Duration.ZERO)).isTrue();
  }

  @Test
  void aWaitCountsFromItsThreadsLastReading() throws InterruptedException {
    Duration left = Deadline.after(time, SECOND).remaining();
    CompletableFuture.runAsync(() -> time.advance(SECOND)).join();

    assertThat(time.await(new CompletableFuture<>(), left)).isFalse();
  }

  @Test
  void aWaitOfTheThreadThatMovedTheClockCountsFromThere() {
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              Duration left = Deadline.after(time, SECOND).remaining();
              time.advance(SECOND);
              return Sneaky.call(() -> time.await(new CompletableFuture<>(), left));
            });
    time.awaitWaiter(SECOND);
    time.advance(SECOND);

    assertThat(waiting.join()).isFalse();
  }

  @Test
  void throwsWhenTheWaiterIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(SECOND)).isInstanceOf(InterruptedException.class);
  }

  private CompletableFuture<Boolean> waitFor(CompletableFuture<?> signal, Duration limit) {
    return CompletableFuture.supplyAsync(() -> Sneaky.call(() -> time.await(signal, limit)));
  }
}
