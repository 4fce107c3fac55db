package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.core.config.CaptureConfig;
import dev.steadyscan.core.config.CaptureMode;
import dev.steadyscan.core.config.FailureActions;
import dev.steadyscan.core.config.TroubleAction;
import dev.steadyscan.core.config.TroubleConfig;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.guard.policy.NoRecovery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the config wants done about failures that remain. */
@Timeout(60)
class TroublePoliciesTest {
  private final List<ScanEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void stopsAtAFailureOfAKindThatIsToStopTheScan() throws InterruptedException {
    ScanResult result =
        run(scan(20, request -> request.shot().step() == 1).trouble(refused(TroubleAction.STOP)));

    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.CAMERA);
    assertThat(result.failure().orElseThrow())
        .hasMessage("step 1 right was given up, BUFFER_REJECTED: no buffer was taken");
    assertThat(result.gaps()).extracting(gap -> gap.shot().step()).containsExactly(1);
    assertThat(result.shots().completed()).isLessThan(39);
  }

  @Test
  void stopsAtSuchAFailureOfTheLastPoint() throws InterruptedException {
    ScanResult result =
        run(scan(2, request -> request.shot().step() == 1).trouble(refused(TroubleAction.STOP)));

    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.shots()).isEqualTo(new ScanCounts(4, 3, 1));
  }

  @Test
  void pausesWhereSomebodyIsThereToLetItGoOn() throws InterruptedException {
    CountDownLatch paused = new CountDownLatch(1);
    ScanResult result;
    try (ScanPipeline pipeline =
        scan(20, request -> request.shot().step() == 1)
            .trouble(refused(TroubleAction.PAUSE))
            .attended()
            .listener(event -> release(event, paused))
            .build()) {
      ScanRun run = pipeline.start();
      paused.await();
      assertThat(run.await(Duration.ofMillis(50))).isEmpty();
      run.proceed();
      result = run.await();
    }

    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    assertThat(result.shots()).isEqualTo(new ScanCounts(40, 39, 1));
  }

  @Test
  void stopsInPlaceOfAPauseWhereNobodyIsThere() throws InterruptedException {
    ScanResult result =
        run(scan(20, request -> request.shot().step() == 1).trouble(refused(TroubleAction.PAUSE)));

    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow())
        .hasMessageEndingWith("nobody is there to let a paused scan go on");
    assertThat(events).noneMatch(ScanEvent.Paused.class::isInstance);
  }

  @Test
  void stopsWhenNothingWorksAnyMore() throws InterruptedException {
    TroubleConfig three =
        new TroubleConfig(
            FailureActions.all(TroubleAction.GO_ON), 3, TroubleAction.GO_ON, Duration.ZERO);
    FakeRig rig = FakeRig.healthy();
    ScanResult result =
        run(
            scan(rig, 50, request -> true)
                .camera(
                    "left",
                    profile -> new FailingCamera(rig.camera("left"), request -> true),
                    rig.cameraInfo())
                .trouble(three));

    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow()).hasMessageStartingWith("3 pictures in a row");
    assertThat(result.shots().failed()).isLessThan(20);
  }

  @Test
  void stopsWhenACameraGoesOutOfServiceIfThatIsWanted() throws InterruptedException {
    FakeRig rig = new FakeRig("left.capture 2"::equals);
    try {
      ScanResult result = run(scan(rig, 50, request -> false).trouble(service(TroubleAction.STOP)));

      assertThat(result.state()).isEqualTo(ScanState.STOPPED);
      assertThat(result.failure().orElseThrow()).hasMessage("camera left is out of service");
    } finally {
      rig.free();
    }
  }

  @Test
  void goesOnWithTheOtherCamerasByDefault() throws InterruptedException {
    FakeRig rig = new FakeRig("left.capture 2"::equals);
    try {
      ScanResult result = run(scan(rig, 5, request -> false));

      assertThat(result.state()).isEqualTo(ScanState.GAPS);
      assertThat(result.shots()).isEqualTo(new ScanCounts(10, 7, 3));
    } finally {
      rig.free();
    }
  }

  private static void release(ScanEvent event, CountDownLatch paused) {
    if (event instanceof ScanEvent.Paused) {
      paused.countDown();
    }
  }

  private static TroubleConfig refused(TroubleAction action) {
    TroubleAction on = TroubleAction.GO_ON;
    FailureActions actions = new FailureActions(on, on, action, on, on, on, on, on, on, on, on);
    return new TroubleConfig(actions, 0, on, Duration.ZERO);
  }

  private static TroubleConfig service(TroubleAction action) {
    return new TroubleConfig(FailureActions.all(TroubleAction.GO_ON), 0, action, Duration.ZERO);
  }

  private ScanResult run(ScanPipelineBuilder builder) throws InterruptedException {
    try (ScanPipeline pipeline = builder.listener(events::add).build()) {
      return pipeline.run();
    }
  }

  private static ScanPipelineBuilder scan(int points, Predicate<CaptureRequest> right) {
    return scan(FakeRig.healthy(), points, right);
  }

  private static ScanPipelineBuilder scan(
      FakeRig rig, int points, Predicate<CaptureRequest> right) {
    return ScanPipeline.builder()
        .pattern(rig.pattern(points))
        .motion(rig.motion(), rig.motionInfo())
        .camera("left", profile -> rig.camera("left"), rig.cameraInfo())
        .camera("right", profile -> new FailingCamera(rig.camera("right"), right), rig.cameraInfo())
        .settle(Duration.ZERO)
        .stopLimit(Duration.ofSeconds(2))
        .recovery(new NoRecovery())
        .repairPasses(0)
        .capture(
            new CaptureConfig(
                CaptureMode.TOGETHER,
                Duration.ZERO,
                Duration.ofMillis(400),
                1,
                Duration.ofSeconds(2)))
        .frames((report, frame) -> {});
  }
}
