package dev.steadyscan.core.store;

import static dev.steadyscan.core.store.Samples.jpeg;
import static dev.steadyscan.core.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent.Paused;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConsumerScanStoreTest {
  private static final ScanCounts COUNTS = new ScanCounts(2, 2, 0);

  private final ManualTime time = new ManualTime(Samples.START);
  private final AtomicInteger closed = new AtomicInteger();

  @AfterEach
  void leavesNoThread() throws Exception {
    StoreThreads.assertNoneLeft();
  }

  private ConsumerScanStore store(FrameConsumer consumer) {
    return new ConsumerScanStore(consumer, 1000, Samples.LIMIT, time);
  }

  @Test
  void handsPicturesOverInOrderAndClosesThemAfterwards() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    FrameConsumer consumer =
        (report, frame) ->
            seen.add(
                report.shot()
                    + " "
                    + StandardCharsets.US_ASCII.decode(frame.bytes())
                    + " closed "
                    + closed.get());
    try (ConsumerScanStore store = store(consumer)) {
      store.start(Samples.header());
      CompletableFuture<SavedShot> first = store.save(report("left", 0), jpeg("one", closed));
      CompletableFuture<SavedShot> second = store.save(report("left", 1), jpeg("two", closed));
      store.failed(report("left", 2), Failure.of(FailureKind.TIMEOUT, "capture", "hung"));
      store.record(new Paused(time.instant()));
      store.finish(ScanState.COMPLETED, COUNTS, COUNTS);

      assertThat(first.join()).isEqualTo(new SavedShot(report("left", 0).shot(), "", 3, ""));
      assertThat(second).isDone();
      assertThat(seen).containsExactly("step 0 left one closed 0", "step 1 left two closed 1");
      assertThat(closed).hasValue(2);
      assertThat(store.where()).isEmpty();
      assertThat(store.inFlight()).isZero();
    }
  }

  @Test
  void breaksWhenTheConsumerThrows() {
    FrameConsumer consumer =
        (report, frame) -> {
          throw new IllegalStateException("no database");
        };
    try (ConsumerScanStore store = store(consumer)) {
      ScanException failed = Samples.error(store.save(report("left", 0), jpeg("one", closed)));

      assertThat(failed.code()).isEqualTo(ErrorCode.PLUGIN_DEFECT);
      assertThat(failed)
          .hasMessageContaining("frame consumer at step 0 left failed")
          .hasMessageContaining("no database")
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(Samples.error(store.save(report("left", 1), jpeg("two", closed))))
          .hasMessage(failed.getMessage());
      assertThat(store.broken()).contains(failed);
      assertThat(closed).hasValue(2);
      assertThatThrownBy(() -> store.finish(ScanState.COMPLETED, COUNTS, COUNTS))
          .hasMessage(failed.getMessage());
      store.finish(ScanState.STOPPED, COUNTS, COUNTS);
    }
  }

  @Test
  void endsAtTheLimitAndLeavesTheFrameToAConsumerThatHangs() {
    CompletableFuture<Void> hanging = new CompletableFuture<>();
    CompletableFuture<Void> released = new CompletableFuture<>();
    CompletableFuture<Void> givenBack = new CompletableFuture<>();
    FrameConsumer consumer =
        (report, frame) -> {
          hanging.complete(null);
          released.join();
        };
    try (ConsumerScanStore store = store(consumer)) {
      CompletableFuture<SavedShot> saved =
          store.save(
              report("left", 0),
              Frame.encoded("image/jpeg", Samples.ascii("one"))
                  .onClose(
                      () -> {
                        closed.incrementAndGet();
                        givenBack.complete(null);
                      })
                  .build());
      CompletableFuture<SavedShot> next = store.save(report("left", 1), jpeg("two", closed));
      hanging.join();
      time.advance(Samples.LIMIT);

      assertThat(Samples.error(saved))
          .hasMessage("frame consumer at step 0 left had not returned after 30 s");
      assertThat(Samples.error(next)).hasMessage(Samples.error(saved).getMessage());
      assertThat(closed).hasValue(1);
      released.complete(null);
      givenBack.join();
      assertThat(closed).hasValue(2);
    }
  }

  @Test
  void boundsTheBytesItHolds() throws Exception {
    CompletableFuture<Void> hanging = new CompletableFuture<>();
    CompletableFuture<Void> released = new CompletableFuture<>();
    FrameConsumer consumer =
        (report, frame) -> {
          hanging.complete(null);
          released.join();
        };
    try (ConsumerScanStore store = store(consumer)) {
      CompletableFuture<SavedShot> saved =
          store.save(report("left", 0), jpeg("x".repeat(900), closed));
      hanging.join();
      assertThat(store.inFlight()).isEqualTo(900);
      assertThat(store.awaitRoom(101, Deadline.after(time, Duration.ZERO))).isFalse();
      released.complete(null);
      saved.join();
      assertThat(store.awaitRoom(5000, Deadline.after(time, Duration.ZERO))).isTrue();
    }
  }

  @Test
  void closesFramesThatComeAfterTheEnd() {
    ConsumerScanStore store = store((report, frame) -> {});
    store.close();
    store.close();

    assertThat(Samples.error(store.save(report("left", 0), jpeg("one", closed))).code())
        .isEqualTo(ErrorCode.CANCELLED);
    assertThat(closed).hasValue(1);
    assertThatThrownBy(() -> store.finish(ScanState.COMPLETED, COUNTS, COUNTS))
        .isInstanceOf(ScanException.class);
  }
}
