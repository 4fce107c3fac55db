package dev.steadyscan.guard.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.guard.ManualTime;
import dev.steadyscan.guard.Threads;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Duration LAST_LOOK = Duration.ofMillis(60);

  private final ManualTime time = new ManualTime();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private volatile Duration allowed = Duration.ZERO;
  private final SilenceWatch watch =
      new SilenceWatch(
          time,
          LAST_LOOK.multipliedBy(4),
          LIMIT,
          () -> allowed,
          (since, first) -> told.add(since.toMillis() + (first ? " first" : " again")));

  @BeforeEach
  void begin() {
    Pump.started("watch", watch::run);
    time.awaitWaiters(1);
  }

  @AfterEach
  void leavesNoThread() {
    watch.end();
    Threads.assertNoneLeft("watch");
    assertThat(told).isEmpty();
  }

  @Test
  void doesNotWatchBeforeTheFirstSignOfLife() {
    time.advance(Duration.ofDays(1));
    time.awaitWaiters(1);
  }

  @Test
  void tellsOfSilenceOnceItsOwnReaderHasHadTimeToCatchUp() throws InterruptedException {
    watch.heard();
    time.awaitWaiter(LIMIT);
    time.advance(LIMIT);
    time.awaitWaiter(LAST_LOOK);
    assertThat(told).isEmpty();

    time.advance(LAST_LOOK);

    assertThat(Story.next(told)).isEqualTo("1060 first");
  }

  @Test
  void takesASignOfLifeThatItsReaderBroughtLate() {
    watch.heard();
    time.awaitWaiter(LIMIT);
    time.advance(LIMIT);
    time.awaitWaiter(LAST_LOOK);

    watch.heard();
    time.advance(LAST_LOOK);

    time.awaitWaiter(LIMIT.minus(LAST_LOOK));
  }

  @Test
  void allowsAsMuchSilenceAsTheCallsDo() throws InterruptedException {
    allowed = LIMIT.multipliedBy(5);
    watch.heard();
    time.awaitWaiter(allowed);
    time.advance(LIMIT.multipliedBy(2));
    time.awaitWaiter(LIMIT.multipliedBy(3));

    allowed = Duration.ZERO;
    watch.look();
    time.awaitWaiter(LAST_LOOK);
    time.advance(LAST_LOOK);

    assertThat(Story.next(told)).isEqualTo("2060 first");
  }

  @Test
  void tellsEveryCallerOfASilenceThatGoesOnUntilItEnds() throws InterruptedException {
    watch.heard();
    time.awaitWaiter(LIMIT);
    time.advance(LIMIT);
    time.awaitWaiter(LAST_LOOK);
    time.advance(LAST_LOOK);
    assertThat(Story.next(told)).isEqualTo("1060 first");

    watch.asked();
    assertThat(Story.next(told)).isEqualTo("1060 again");

    watch.heard();
    watch.asked();
    time.awaitWaiter(LIMIT);
  }
}
