package dev.steadyscan.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private static final int MORE_THAN_A_QUEUE_HOLDS = 5000;

  private final TimeSource time = TimeSource.system();
  private final List<ScanEvent> recorded = new ArrayList<>();
  private final List<ScanEvent> heard = new CopyOnWriteArrayList<>();

  @Test
  void everyoneHearsEverythingInOrder() throws InterruptedException {
    EventBus bus = new EventBus(time, recorded::add, List.of(heard::add));
    List<ScanEvent> sent = IntStream.range(0, 1000).mapToObj(EventBusTest::event).toList();
    sent.forEach(bus::publish);
    bus.close(soon());
    assertThat(recorded).isEqualTo(sent);
    assertThat(heard).isEqualTo(sent);
  }

  @Test
  void aSlowListenerLosesTheOldestEventsAndIsToldHowMany() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    EventBus bus =
        new EventBus(
            time,
            recorded::add,
            List.of(
                event -> {
                  busy.countDown();
                  awaitUninterrupted(free);
                  heard.add(event);
                }));
    bus.publish(event(-1));
    busy.await();
    IntStream.range(0, MORE_THAN_A_QUEUE_HOLDS).forEach(i -> bus.publish(event(i)));
    free.countDown();
    bus.close(soon());
    assertThat(recorded).hasSize(MORE_THAN_A_QUEUE_HOLDS + 1);
    assertThat(heard.get(1)).isInstanceOf(ScanEvent.EventsDropped.class);
    long dropped = ((ScanEvent.EventsDropped) heard.get(1)).count();
    assertThat(dropped).isPositive();
    assertThat(heard).hasSize((int) (MORE_THAN_A_QUEUE_HOLDS - dropped) + 2);
    assertThat(heard.get(heard.size() - 1)).isEqualTo(event(MORE_THAN_A_QUEUE_HOLDS - 1));
  }

  @Test
  void aListenerThatThrowsIsToldNothingMoreAndHarmsNobody() throws InterruptedException {
    List<ScanEvent> toldToTheBroken = new CopyOnWriteArrayList<>();
    EventBus bus =
        new EventBus(
            time,
            recorded::add,
            List.of(
                event -> {
                  toldToTheBroken.add(event);
                  throw new StackOverflowError("as plugins do");
                },
                heard::add));
    IntStream.range(0, 10).forEach(i -> bus.publish(event(i)));
    bus.close(soon());
    assertThat(toldToTheBroken).hasSize(1);
    assertThat(heard).hasSize(10);
  }

  @Test
  void closingWaitsForAListenerThatHangsUntilTheDeadlineOnly() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    EventBus bus = new EventBus(time, recorded::add, List.of(event -> awaitUninterrupted(never)));
    bus.publish(event(0));
    bus.close(Deadline.after(time, Duration.ofMillis(20)));
    never.countDown();
    assertThat(recorded).hasSize(1);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private Deadline soon() {
    return Deadline.after(time, Duration.ofSeconds(30));
  }

  private static ScanEvent event(int number) {
    return new ScanEvent.PointDone(Instant.EPOCH, "main", number);
  }
}
