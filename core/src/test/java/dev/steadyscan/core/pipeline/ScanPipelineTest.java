package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.core.config.CaptureConfig;
import dev.steadyscan.core.config.CaptureMode;
import dev.steadyscan.core.config.ConfigException;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.core.store.ShotReport;
import dev.steadyscan.guard.policy.NoRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ScanPipelineTest {
  private final List<ShotReport> taken = new CopyOnWriteArrayList<>();
  private final List<ScanEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void visitsEveryPointInOrderAndTakesAPictureOfEachCamera() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    ScanResult result = run(scan(rig, 3));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(result.shots()).isEqualTo(new ScanCounts(6, 6, 0));
    assertThat(result.points()).isEqualTo(new ScanCounts(3, 3, 0));
    assertThat(taken)
        .extracting(report -> report.shot().step() + report.shot().camera())
        .containsExactlyInAnyOrder("0left", "0right", "1left", "1right", "2left", "2right");
    assertThat(rig.calls.stream().filter(c -> c.matches("motion.*(home|moveTo|close)")))
        .containsExactly(
            "motion.home", "motion.moveTo", "motion.moveTo", "motion.moveTo", "motion.close");
    assertThat(rig.calls.stream().filter("frame closed"::equals)).hasSize(6);
  }

  @Test
  void takesThePictureAtThePositionThatTheMotionReported() throws InterruptedException {
    run(scan(FakeRig.healthy(), 2));
    assertThat(taken)
        .filteredOn(report -> report.shot().step() == 1)
        .allMatch(report -> report.position().equals(Position.of(Position.ROTATION, 1)));
  }

  @Test
  void takesEveryShotOfAStepThatHasSeveral() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    ScanStep bracket =
        ScanStep.builder(Position.of(Position.ROTATION, 5))
            .shot(ShotSettings.builder().gain(1).build())
            .shot(ShotSettings.builder().gain(4).build())
            .build();
    ScanResult result = run(scan(rig, 1).pattern(pattern(bracket, bracket)));
    assertThat(result.shots()).isEqualTo(new ScanCounts(8, 8, 0));
    assertThat(taken).allMatch(report -> report.shotsAtStep() == 2);
    assertThat(rig.calls.stream().filter("left.configure"::equals)).hasSize(4);
  }

  @Test
  void inSequenceACameraStartsOnlyWhenTheOneBeforeIsDone() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    run(scan(rig, 2).capture(capture(CaptureMode.SEQUENTIAL, 1)));
    assertThat(rig.calls.stream().filter(c -> c.matches("(left|right).capture \\d")))
        .containsExactly("left.capture 0", "right.capture 0", "left.capture 1", "right.capture 1");
  }

  @Test
  void tellsHowFarApartTheCamerasOfAPointExposed() throws InterruptedException {
    run(scan(FakeRig.healthy(), 3));
    assertThat(events)
        .filteredOn(event -> event instanceof ScanEvent.ExposureSkew)
        .extracting(event -> ((ScanEvent.ExposureSkew) event).skew())
        .containsExactly(Duration.ofNanos(7), Duration.ofNanos(7), Duration.ofNanos(7));
  }

  @Test
  void visitsGapsAgainAndGoesOnCountingAttempts() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    Set<Integer> failedOnce = ConcurrentHashMap.newKeySet();
    ScanResult result =
        run(
            scan(rig, 4)
                .recovery(new NoRecovery())
                .camera(
                    "left",
                    profile ->
                        new FailingCamera(
                            rig.camera("left"),
                            request ->
                                request.shot().step() % 2 == 1
                                    && failedOnce.add(request.shot().step())),
                    rig.cameraInfo()));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(taken)
        .filteredOn(report -> report.shot().camera().equals("left"))
        .filteredOn(report -> report.attempts() == 2)
        .extracting(report -> report.shot().step())
        .containsExactlyInAnyOrder(1, 3);
    assertThat(events.stream().filter(e -> e instanceof ScanEvent.PassStarted p && p.repair()))
        .hasSize(1);
  }

  @Test
  void listsWhatIsMissingByStepCameraAndReason() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    ScanResult result =
        run(
            scan(rig, 3)
                .recovery(new NoRecovery())
                .camera(
                    "right",
                    profile ->
                        new FailingCamera(
                            rig.camera("right"), request -> request.shot().step() == 2),
                    rig.cameraInfo()));
    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    assertThat(result.shots()).isEqualTo(new ScanCounts(6, 5, 1));
    assertThat(result.points()).isEqualTo(new ScanCounts(3, 2, 1));
    assertThat(result.gaps()).hasSize(1);
    assertThat(result.gaps().get(0).shot().toString()).isEqualTo("step 2 right");
    assertThat(result.gaps().get(0).shot().attempt()).isEqualTo(2);
    assertThat(result.gaps().get(0).failure().kind()).isEqualTo(FailureKind.BUFFER_REJECTED);
  }

  @Test
  void homesAgainWhenThePositionLostItsTrust() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    ScanResult result =
        run(scan(rig, 3).motion(new LosingMotion(rig.motion(), 2), rig.motionInfo()));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(rig.calls.stream().filter("motion.home"::equals)).hasSize(2);
    assertThat(rig.calls.stream().filter("motion.moveTo"::equals)).hasSize(4);
  }

  @Test
  void stopsByNameWhenThePositionIsLostAgainAndAgain() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    ScanResult result =
        run(scan(rig, 3).motion(new LosingMotion(rig.motion(), 1, 2, 3), rig.motionInfo()));
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.MOTION);
    assertThat(result.failure().orElseThrow()).hasMessageContaining("step 0");
  }

  @Test
  void aCancelledScanIsInterruptedAndKeepsWhatItHas() throws InterruptedException {
    FakeRig rig = new FakeRig("left.capture 2"::equals);
    CountDownLatch reached = new CountDownLatch(1);
    try (ScanPipeline pipeline =
        scan(rig, 5)
            .listener(
                event -> {
                  if (event instanceof DeviceEvent.AttemptStarted a && a.shot().step() == 2) {
                    reached.countDown();
                  }
                })
            .build()) {
      ScanRun run = pipeline.start();
      reached.await();
      run.cancel("enough");
      ScanResult result = run.await();
      assertThat(result.state()).isEqualTo(ScanState.INTERRUPTED);
      assertThat(result.failure().orElseThrow()).hasMessage("enough");
      assertThat(result.shots().completed()).isGreaterThanOrEqualTo(4);
      assertThat(rig.calls).contains("motion.stop", "motion.close");
    } finally {
      rig.free();
    }
  }

  @Test
  void aPausedScanHoldsBeforeItsNextPointUntilItIsToldToGoOn() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    CountDownLatch paused = new CountDownLatch(1);
    try (ScanPipeline pipeline =
        scan(rig, 2)
            .listener(
                event -> {
                  if (event instanceof ScanEvent.Paused) {
                    paused.countDown();
                  }
                })
            .listener(events::add)
            .build()) {
      ScanRun run = pipeline.start();
      run.pause();
      paused.await();
      int moves = (int) rig.calls.stream().filter("motion.moveTo"::equals).count();
      assertThat(run.await(Duration.ofMillis(50))).isEmpty();
      assertThat(rig.calls.stream().filter("motion.moveTo"::equals)).hasSize(moves);
      run.proceed();
      assertThat(run.await().state()).isEqualTo(ScanState.COMPLETED);
    }
    assertThat(events).anyMatch(ScanEvent.Continued.class::isInstance);
  }

  @Test
  void leavesAFolderWithEveryPictureAndTheJournal(@TempDir Path folder)
      throws InterruptedException, IOException {
    FakeRig rig = FakeRig.healthy();
    ScanPipelineBuilder builder =
        ScanPipeline.builder()
            .name("kept")
            .pattern(rig.pattern(3))
            .motion(rig.motion(), rig.motionInfo())
            .camera("left", rig.camera("left"), rig.cameraInfo())
            .settle(Duration.ZERO)
            .output(folder);
    ScanResult result = run(builder);
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    Path scan = Path.of(result.where());
    assertThat(scan.getParent()).isEqualTo(folder);
    assertThat(folder.resolve("latest").toRealPath()).isEqualTo(scan.toRealPath());
    try (Stream<Path> images = Files.list(scan.resolve("images/left"))) {
      assertThat(images.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("000000.jpg", "000001.jpg", "000002.jpg");
    }
    assertThat(Files.readString(scan.resolve("scan.json"))).contains("\"completed\"");
    assertThat(Files.readAllLines(scan.resolve("journal.ndjson"))).hasSizeGreaterThanOrEqualTo(4);
    assertThat(Files.readString(scan.resolve("scan.log")))
        .contains("step 1 left: CAPTURING, attempt 1")
        .contains("3 of 3 shots taken");
  }

  @Test
  void refusesAStepThatTheMotionCannotReachBeforeAnythingMoves() {
    FakeRig rig = FakeRig.healthy();
    Pattern outside = pattern(ScanStep.at(Position.of("height", 10)));
    assertThatThrownBy(() -> run(scan(rig, 1).pattern(outside)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("height")
        .hasMessageContaining("rotation");
    assertThat(rig.calls).noneMatch(call -> call.startsWith("motion"));
  }

  @Test
  void refusesACameraThatHasFewerPicturesThanShots() {
    FakeRig rig = FakeRig.healthy();
    CameraInfo few = CameraInfo.builder("folder").shotsAvailable(2).build();
    assertThatThrownBy(() -> run(scan(rig, 3).camera("left", rig.camera("left"), few)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("left has 2 pictures for 3 shots");
  }

  @Test
  void runsOnce() throws InterruptedException {
    try (ScanPipeline pipeline = scan(FakeRig.healthy(), 1).build()) {
      pipeline.run();
      assertThatThrownBy(pipeline::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    run(scan(FakeRig.healthy(), 3));
    List<Thread> left = new ArrayList<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(Duration.ofSeconds(5).toMillis());
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  private ScanResult run(ScanPipelineBuilder builder) throws InterruptedException {
    try (ScanPipeline pipeline = builder.listener(events::add).build()) {
      return pipeline.run();
    }
  }

  private ScanPipelineBuilder scan(FakeRig rig, int points) {
    return ScanPipeline.builder()
        .name("test")
        .pattern(rig.pattern(points))
        .motion(rig.motion(), rig.motionInfo())
        .camera("left", profile -> rig.camera("left"), rig.cameraInfo())
        .camera("right", profile -> rig.camera("right"), rig.cameraInfo())
        .settle(Duration.ZERO)
        .stopLimit(Duration.ofSeconds(2))
        .capture(capture(CaptureMode.TOGETHER, 1))
        .frames((report, frame) -> taken.add(report));
  }

  private static CaptureConfig capture(CaptureMode mode, int attempts) {
    return new CaptureConfig(
        mode, Duration.ofMillis(1), Duration.ofSeconds(10), attempts, Duration.ofSeconds(35));
  }

  private static Pattern pattern(ScanStep... steps) {
    return new Pattern() {
      @Override
      public int size() {
        return steps.length;
      }

      @Override
      public ScanStep step(int index) {
        return steps[index];
      }
    };
  }

  static DeviceException refused() {
    return DeviceException.camera(FailureKind.BUFFER_REJECTED, "capture", "no buffer was taken");
  }
}
