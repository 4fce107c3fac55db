package dev.steadyscan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final String NAME = "worker";

  /** However the thread and who hands over meet: asleep, about to sleep, or still looking. */
  @Test
  void runsEverythingItIsHandedInTurn() throws InterruptedException {
    LinkedBlockingQueue<Integer> results = new LinkedBlockingQueue<>();
    Worker worker = Worker.started(NAME);
    for (int call = 0; call < 2_000; call++) {
      int number = call;
      worker.hand(() -> results.add(number));
      assertThat(results.poll(60, TimeUnit.SECONDS)).isEqualTo(number);
      pause(call % 64);
    }
    worker.end();
    Threads.assertNoneLeft(NAME);
  }

  @Test
  void runsWhatItWasHandedBeforeItsEnd() throws InterruptedException {
    for (int call = 0; call < 200; call++) {
      CountDownLatch ran = new CountDownLatch(1);
      Worker worker = Worker.started(NAME);
      pause(call);
      worker.hand(ran::countDown);
      worker.end();
      assertThat(ran.await(60, TimeUnit.SECONDS)).as("call %d", call).isTrue();
    }
    Threads.assertNoneLeft(NAME);
  }

  @Test
  void keepsTheInterruptThatACallLeavesFromTheNextOne() throws InterruptedException {
    LinkedBlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
    Worker worker = Worker.started(NAME);
    CountDownLatch first = new CountDownLatch(1);
    worker.hand(
        () -> {
          Thread.currentThread().interrupt();
          first.countDown();
        });
    assertThat(first.await(60, TimeUnit.SECONDS)).isTrue();
    worker.hand(() -> interrupted.add(Thread.currentThread().isInterrupted()));

    assertThat(interrupted.poll(60, TimeUnit.SECONDS)).isFalse();
    worker.end();
    Threads.assertNoneLeft(NAME);
  }

  private static void pause(int looks) {
    for (int look = 0; look < looks; look++) {
      Thread.onSpinWait();
    }
  }
}
