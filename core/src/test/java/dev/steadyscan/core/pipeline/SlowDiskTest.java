package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.config.ImageFormat;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures come faster than they are taken away: 12 bytes each, 48 may be held. */
@Timeout(60)
class SlowDiskTest {
  private static final int POINTS = 40;
  private static final WriteConfig FOUR_FRAMES =
      new WriteConfig(ImageFormat.JPEG, 95, 48, Duration.ofSeconds(30));

  private final FakeRig rig = FakeRig.healthy();
  private final Semaphore allowed = new Semaphore(0);
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final List<ScanEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void theRigWaitsWithoutTakingMoreThanMayBeHeldAndSaysSoOnce() throws InterruptedException {
    ScanResult result;
    try (ScanPipeline pipeline = scan()) {
      ScanRun run = pipeline.start();
      waiting.await();
      assertThat(run.await(Duration.ofMillis(50))).isEmpty();
      assertThat(captures()).isEqualTo(4);
      allowed.release(2 * POINTS);
      result = run.await();
    }

    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(mostHeld()).isEqualTo(4);
    assertThat(count(ScanEvent.Waiting.class)).isEqualTo(count(ScanEvent.WaitOver.class));
    assertThat(count(ScanEvent.Waiting.class)).isBetween(1L, 4L);
  }

  private long count(Class<? extends ScanEvent> type) {
    return events.stream().filter(type::isInstance).count();
  }

  private long captures() {
    return rig.calls.stream().filter(SlowDiskTest::isCapture).count();
  }

  private static boolean isCapture(String call) {
    return call.contains(".capture ");
  }

  /** Frames that were taken and not given back, at the worst. */
  private int mostHeld() {
    int held = 0;
    int most = 0;
    for (String call : rig.calls) {
      held += isCapture(call) ? 1 : 0;
      held -= call.equals("frame closed") ? 1 : 0;
      most = Math.max(most, held);
    }
    return most;
  }

  private ScanPipeline scan() {
    return ScanPipeline.builder()
        .pattern(rig.pattern(POINTS))
        .motion(rig.motion(), rig.motionInfo())
        .camera("left", rig.camera("left"), rig.cameraInfo())
        .camera("right", rig.camera("right"), rig.cameraInfo())
        .settle(Duration.ZERO)
        .stopLimit(Duration.ofSeconds(2))
        .write(FOUR_FRAMES)
        .listener(events::add)
        .listener(
            event -> {
              if (event instanceof ScanEvent.Waiting) {
                waiting.countDown();
              }
            })
        .frames((report, frame) -> allowed.acquire())
        .build();
  }
}
