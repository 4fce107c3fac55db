package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionLimits;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.core.config.CaptureConfig;
import dev.steadyscan.core.config.CaptureMode;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import dev.steadyscan.core.store.ScanCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a scan ends, it ends in good order, in time, and with counts that add up. */
@Timeout(60)
class EndOfScanTest {
  private static final Duration STOP = Duration.ofSeconds(2);

  @Test
  void aCancelEndsTheWaitForAMotionThatHangs() throws InterruptedException {
    FakeRig rig = new FakeRig("motion.home"::equals);
    MotionInfo patient =
        MotionInfo.builder("slow")
            .axis(new Axis(Position.ROTATION, -1e9, 1e9, 1e6, 1e9))
            .limits(
                new MotionLimits(
                    STOP, Duration.ofSeconds(30), STOP, STOP, STOP.dividedBy(4), STOP.dividedBy(4)))
            .build();
    try (ScanPipeline pipeline = scan(rig, 3).motion(rig.motion(), patient).build()) {
      ScanRun run = pipeline.start();
      rig.awaitCall("motion.home"::equals);
      run.cancel("enough");
      ScanResult result = run.await(STOP.plusSeconds(1)).orElseThrow();
      assertThat(result.state()).isEqualTo(ScanState.INTERRUPTED);
      assertThat(result.failure().orElseThrow()).hasMessage("enough");
      assertThat(rig.calls).contains("motion.stop", "motion.close", "left.close");
    } finally {
      rig.free();
    }
  }

  @Test
  void aHomingThatFailsBecauseItWasStoppedIsNoFailureOfTheMotion() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    CountDownLatch stopped = new CountDownLatch(1);
    Motion motion = new StoppableMotion(rig.motion(), stopped);
    try (ScanPipeline pipeline = scan(rig, 3).motion(motion, rig.motionInfo()).build()) {
      ScanRun run = pipeline.start();
      rig.awaitCall("motion.home"::equals);
      run.cancel("enough");
      assertThat(run.await().state()).isEqualTo(ScanState.INTERRUPTED);
    }
  }

  @ParameterizedTest
  @EnumSource(CaptureMode.class)
  void aCancelledScanRecordsItsEndThoughACameraHangs(CaptureMode mode, @TempDir Path folder)
      throws InterruptedException, IOException {
    FakeRig rig = new FakeRig("left.capture 1"::equals);
    Stopwatch watch = new Stopwatch();
    try (ScanPipeline pipeline =
        ScanPipeline.builder()
            .pattern(rig.pattern(3))
            .motion(rig.motion(), rig.motionInfo())
            .camera("left", profile -> rig.camera("left"), rig.cameraInfo())
            .camera("right", profile -> rig.camera("right"), rig.cameraInfo())
            .settle(Duration.ZERO)
            .stopLimit(STOP)
            .capture(capture(mode))
            .output(folder)
            .build()) {
      ScanRun run = pipeline.start();
      rig.awaitCall("left.capture 1"::equals);
      watch.start();
      run.cancel("enough");
      ScanResult result = run.await();
      assertThat(watch.elapsed()).isLessThan(STOP);
      assertThat(result.state()).isEqualTo(ScanState.INTERRUPTED);
      JsonNode json =
          new ObjectMapper().readTree(Path.of(result.where()).resolve("scan.json").toFile());
      assertThat(json.path("state").asText()).isEqualTo("interrupted");
      assertThat(counts(json.path("counts"))).isEqualTo(result.shots());
      assertThat(counts(json.path("points"))).isEqualTo(result.points());
      assertThat(result.points()).isEqualTo(new ScanCounts(3, 1, 1));
      assertThat(result.gaps())
          .extracting(gap -> gap.shot().toString())
          .containsExactly("step 1 left");
      assertThat(Files.readAllLines(Path.of(result.where()).resolve("scan.log")))
          .last(InstanceOfAssertFactories.STRING)
          .contains("scan interrupted");
    } finally {
      rig.free();
    }
  }

  @Test
  void aScanWhoseEndCannotBeWrittenIsToldOnceAsStopped(@TempDir Path folder)
      throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    List<ScanEvent> ends = new CopyOnWriteArrayList<>();
    ScanResult result =
        run(
            ScanPipeline.builder()
                .pattern(rig.pattern(1))
                .motion(rig.motion(), rig.motionInfo())
                .camera(
                    "left",
                    new FailingCamera(rig.camera("left"), r -> blocksTheEnd(folder)),
                    rig.cameraInfo())
                .settle(Duration.ZERO)
                .stopLimit(STOP)
                .listener(event -> keepEnd(event, ends))
                .output(folder));
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow()).hasMessageContaining("scan.json");
    assertThat(ends)
        .singleElement()
        .isInstanceOfSatisfying(
            ScanEvent.ScanEnded.class,
            end -> {
              assertThat(end.state()).isEqualTo(ScanState.STOPPED);
              assertThat(end.reason()).contains("scan.json");
            });
  }

  private static void keepEnd(ScanEvent event, List<ScanEvent> ends) {
    if (event instanceof ScanEvent.ScanEnded) {
      ends.add(event);
    }
  }

  /** Puts a folder where the scan's last file would go; no capture fails. */
  private static boolean blocksTheEnd(Path output) {
    try {
      Path json = output.resolve("latest").toRealPath().resolve("scan.json");
      Files.delete(json);
      Files.createDirectories(json.resolve("in the way"));
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void aPointThatWasCutOffBetweenItsPicturesIsNeitherCompletedNorFailed()
      throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    CaptureConfig slow =
        new CaptureConfig(
            CaptureMode.SEQUENTIAL,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1,
            Duration.ofSeconds(20));
    Stopwatch watch = new Stopwatch();
    try (ScanPipeline pipeline = scan(rig, 3).capture(slow).build()) {
      ScanRun run = pipeline.start();
      rig.awaitCall("frame closed"::equals);
      watch.start();
      run.cancel("enough");
      ScanResult result = run.await();
      assertThat(watch.elapsed()).isLessThan(STOP.dividedBy(2));
      assertThat(result.shots()).isEqualTo(new ScanCounts(6, 1, 0));
      assertThat(result.points()).isEqualTo(new ScanCounts(3, 0, 0));
    }
  }

  @Test
  void closingAPipelineEndsItsScanFirst() throws InterruptedException {
    FakeRig rig = new FakeRig("left.capture 1"::equals);
    ScanRun run;
    try (ScanPipeline pipeline = scan(rig, 3).build()) {
      run = pipeline.start();
      rig.awaitCall("left.capture 1"::equals);
    }
    Optional<ScanResult> result = run.await(Duration.ZERO);
    rig.free();
    assertThat(result.orElseThrow().state()).isEqualTo(ScanState.INTERRUPTED);
    assertThat(rig.calls).contains("motion.close");
  }

  @Test
  void aClosedPipelineStartsNothing() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    ScanPipeline pipeline = scan(rig, 3).build();
    pipeline.close();
    assertThatThrownBy(pipeline::run).isInstanceOf(IllegalStateException.class);
    assertThat(rig.calls).isEmpty();
  }

  @Test
  void anInterruptOfTheThreadThatRunsAScanCancelsIt() throws InterruptedException {
    FakeRig rig = new FakeRig("left.capture 1"::equals);
    try (ScanPipeline pipeline = scan(rig, 3).build()) {
      Thread caller = new Thread(() -> assertThatThrownBy(pipeline::run), "caller");
      caller.start();
      rig.awaitCall("left.capture 1"::equals);
      caller.interrupt();
      caller.join();
      rig.awaitCall("motion.stop"::equals);
    } finally {
      rig.free();
    }
  }

  @Test
  void aPatternThatRefusesAStepIsADefectOfThePluginAndLeavesNoLane() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    Pattern broken = steps(3, index -> ScanStep.at(Position.of(Position.ROTATION, Double.NaN)));
    assertThatThrownBy(() -> run(scan(rig, 3).pattern(broken)))
        .isInstanceOfSatisfying(
            ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLUGIN_DEFECT));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("pattern")) {
        thread.join(Duration.ofSeconds(10).toMillis());
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void aPatternThatChangesItsStepsStopsTheScanByName() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    Pattern changing =
        steps(
            3,
            index -> {
              boolean later = index == 1 && rig.calls.contains("left.capture 0");
              return ScanStep.at(Position.of(Position.ROTATION, later ? 90 : index));
            });
    ScanResult result = run(scan(rig, 3).pattern(changing));
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.PLUGIN_DEFECT);
    assertThat(result.failure().orElseThrow()).hasMessageContaining("step(1)");
  }

  @Test
  void namesThatCannotBeFoldersAreRefusedAtOnce() {
    FakeRig rig = FakeRig.healthy();
    assertThatThrownBy(() -> ScanPipeline.builder().name("../other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'../other'");
    assertThatThrownBy(() -> scan(rig, 1).camera("Left", rig.camera("left"), rig.cameraInfo()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Left'");
  }

  private static ScanCounts counts(JsonNode node) {
    return new ScanCounts(
        node.path("planned").asInt(), node.path("completed").asInt(), node.path("failed").asInt());
  }

  private static ScanResult run(ScanPipelineBuilder builder) throws InterruptedException {
    try (ScanPipeline pipeline = builder.build()) {
      return pipeline.run();
    }
  }

  private static CaptureConfig capture(CaptureMode mode) {
    return new CaptureConfig(
        mode, Duration.ofMillis(1), Duration.ofSeconds(10), 1, Duration.ofSeconds(35));
  }

  private static ScanPipelineBuilder scan(FakeRig rig, int points) {
    return ScanPipeline.builder()
        .pattern(rig.pattern(points))
        .motion(rig.motion(), rig.motionInfo())
        .camera("left", profile -> rig.camera("left"), rig.cameraInfo())
        .camera("right", profile -> rig.camera("right"), rig.cameraInfo())
        .settle(Duration.ZERO)
        .stopLimit(STOP)
        .capture(capture(CaptureMode.TOGETHER))
        .frames((report, frame) -> {});
  }

  private static Pattern steps(int size, IntFunction<ScanStep> step) {
    return new Pattern() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public ScanStep step(int index) {
        return step.apply(index);
      }
    };
  }

  private static final class Stopwatch {
    private long began;

    void start() {
      began = System.nanoTime();
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  /** Its homing lasts until it is stopped, and throws then, as the contract asks of moves. */
  private record StoppableMotion(Motion motion, CountDownLatch stopped) implements Motion {
    @Override
    public void home(Deadline deadline) throws InterruptedException {
      motion.home(deadline);
      stopped.await();
      throw DeviceException.motion(FailureKind.GONE, "home", "stopped");
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      motion.moveTo(target, deadline);
    }

    @Override
    public MotionState state(Deadline deadline) throws InterruptedException {
      return motion.state(deadline);
    }

    @Override
    public void stop(Deadline deadline) {
      stopped.countDown();
    }

    @Override
    public void close() {
      motion.close();
    }
  }
}
