package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.core.scan.ScanPlan;
import dev.steadyscan.core.scan.ScanResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A scan does not grow with its points. */
@Timeout(300)
class LongScanTest {
  private static final int POINTS = 5_000;
  private static final int EARLY = POINTS / 5;
  private static final int LATE = POINTS - 1;

  /** Some 75 bytes for each point between: what is kept for a point is more. */
  private static final long MOST_GROWTH = 300_000;

  private final Map<Integer, Long> heap = new ConcurrentHashMap<>();

  @Test
  void theHeapIsTheSameAtAFifthOfTheWayAndAtItsEnd() throws InterruptedException {
    FakeRig rig = FakeRig.forgetful();
    try (ScanPipeline pipeline =
        ScanPipeline.builder()
            .pattern(rig.pattern(POINTS))
            .motion(rig.motion(), roomyMotion())
            .camera(
                "left",
                new FailingCamera(rig.camera("left"), this::measuresAndTakes),
                roomyCamera())
            .settle(Duration.ZERO)
            .frames((report, frame) -> {})
            .build()) {
      ScanResult result = pipeline.run();
      assertThat(result.state()).as(result.failure().toString()).isEqualTo(ScanState.COMPLETED);
    }
    assertThat(heap.get(LATE) - heap.get(EARLY)).isLessThan(MOST_GROWTH);
  }

  @Test
  void aPlanOfAMillionPointsCountsThemAll() throws InterruptedException {
    FakeRig rig = FakeRig.forgetful();
    try (ScanPipeline pipeline =
        ScanPipeline.builder()
            .pattern(rig.pattern(1_000_000))
            .motion(rig.motion(), roomyMotion())
            .camera("left", rig.camera("left"), roomyCamera())
            .settle(Duration.ofMillis(1))
            .frames((report, frame) -> {})
            .build()) {
      ScanPlan plan = pipeline.plan();
      assertThat(plan.points()).isEqualTo(1_000_000);
      assertThat(plan.settling()).isEqualTo(Duration.ofSeconds(1000));
      assertThat(plan.travel()).containsEntry("rotation", 999_999.0);
    }
  }

  /** Fails nothing, but looks at the heap on the way. */
  private boolean measuresAndTakes(CaptureRequest request) {
    int step = request.shot().step();
    if (step == EARLY || step == LATE) {
      System.gc();
      Runtime memory = Runtime.getRuntime();
      heap.put(step, memory.totalMemory() - memory.freeMemory());
    }
    return false;
  }

  private static CameraInfo roomyCamera() {
    return CameraInfo.builder("fake").frameBytes(12).build();
  }

  /** With limits that a machine under load keeps. */
  private static MotionInfo roomyMotion() {
    return MotionInfo.builder("fake").axis(new Axis("rotation", -1e9, 1e9, 1e6, 1e9)).build();
  }
}
