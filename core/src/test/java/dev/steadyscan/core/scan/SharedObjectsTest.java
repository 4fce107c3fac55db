package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedObjectsTest {
  private final SharedObjects shared = new SharedObjects();
  private final List<String> closed = new CopyOnWriteArrayList<>();

  private record Bus(List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add("bus");
    }
  }

  private record Rig(Bus bus, List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add("rig");
    }
  }

  @Test
  void anObjectWhoseMakingHangsHoldsUpNobodyElse() throws InterruptedException {
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    Supplier<Bus> hangs =
        () -> {
          making.countDown();
          awaitUninterruptibly(freed);
          return new Bus(closed);
        };
    CompletableFuture<Bus> stuck =
        CompletableFuture.supplyAsync(() -> shared.get("one", Bus.class, hangs));
    making.await();
    assertThat(shared.get("two", String.class, () -> "other")).isEqualTo("other");
    close();
    assertThat(closed).isEmpty();
    freed.countDown();
    assertThat(stuck).failsWithin(Duration.ofSeconds(10));
    assertThat(closed).containsExactly("bus");
  }

  @Test
  void anObjectMayBeMadeOfAnotherAndIsClosedBeforeIt() throws InterruptedException {
    Supplier<Bus> bus = () -> new Bus(closed);
    Rig rig =
        shared.get("one", Rig.class, () -> new Rig(shared.get("one", Bus.class, bus), closed));
    assertThat(shared.get("one", Bus.class, bus)).isSameAs(rig.bus());
    close();
    assertThat(closed).containsExactly("rig", "bus");
  }

  private void close() throws InterruptedException {
    TimeSource time = TimeSource.system();
    shared.close(time, Deadline.after(time, Duration.ofSeconds(5)));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
