package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.testkit.Script;
import dev.steadyscan.testkit.ScriptedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rig that may have stood elsewhere than it says while its pictures were taken. */
@Timeout(60)
class SuspectShotsTest {
  private static final Position HOME = Position.of(Position.ROTATION, 0);

  private final Script script = new Script();
  private final ScriptedMotion motion = new ScriptedMotion(script, HOME);
  private final List<ScanEvent> events = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private final CompletableFuture<ScanRun> running = new CompletableFuture<>();
  private long epoch;

  @Test
  void picturesOfAPositionThatLostItsTrustAreMarkedAndTakenAgainAfterHoming()
      throws InterruptedException, IOException {
    ScanResult result = run(request -> slips(request.shot().step() == 1 && isFirst(request)));

    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(result.shots()).isEqualTo(new ScanCounts(6, 6, 0));
    assertThat(result.points()).isEqualTo(new ScanCounts(3, 3, 0));
    assertThat(records(result, "left", 1))
        .containsExactly("completed 1", "suspect 1", "completed 2");
    assertThat(records(result, "right", 1))
        .containsExactly("completed 1", "suspect 1", "completed 2");
    assertThat(records(result, "left", 0)).containsExactly("completed 1");
    assertThat(records(result, "left", 2)).containsExactly("completed 1");
    assertThat(script.calls().stream().filter(call -> !call.equals("state")))
        .startsWith("home", "moveTo {rotation=0.0}", "moveTo {rotation=1.0}", "home")
        .containsSubsequence("home", "moveTo {rotation=1.0}", "home", "moveTo {rotation=1.0}");
    assertThat(events.stream().filter(ScanEvent.ShotSuspect.class::isInstance)).hasSize(2);
  }

  @Test
  void aPositionThatIsLostAgainAndAgainStopsTheScanWithItsPicturesSuspect()
      throws InterruptedException, IOException {
    ScanResult result = run(request -> slips(request.shot().step() == 1));

    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.MOTION);
    assertThat(result.failure().orElseThrow()).hasMessageContaining("step 1");
    assertThat(result.shots()).isEqualTo(new ScanCounts(6, 2, 2));
    assertThat(result.gaps()).extracting(gap -> gap.shot().step()).containsOnly(1);
    assertThat(result.gaps().get(0).failure().message())
        .isEqualTo("the position lost its trust while the picture was taken");
    assertThat(records(result, "left", 1)).last().isEqualTo("suspect 3");
  }

  @Test
  void picturesThatWereBeingTakenWhenTheScanEndedAreSuspectIfThePositionWasLostMeanwhile()
      throws InterruptedException, IOException {
    ScanResult result = run(request -> slipsAndIsCancelled(request.shot().step() == 1));

    assertThat(result.state()).isEqualTo(ScanState.INTERRUPTED);
    assertThat(records(result, "left", 0)).containsExactly("completed 1");
    assertThat(records(result, "left", 1)).containsExactly("completed 1", "suspect 1");
    assertThat(result.gaps()).extracting(gap -> gap.shot().step()).contains(1);
  }

  @Test
  void picturesThatWereBeingTakenWhenTheScanEndedCountIfTheRigStoodStill()
      throws InterruptedException, IOException {
    ScanResult result = run(request -> cancelled(request.shot().step() == 1));

    assertThat(result.state()).isEqualTo(ScanState.INTERRUPTED);
    assertThat(records(result, "left", 1)).containsExactly("completed 1");
    assertThat(events).noneMatch(ScanEvent.ShotSuspect.class::isInstance);
  }

  @Test
  void aReadingThatTheEndCameInTheWayOfIsMadeAgain() throws InterruptedException, IOException {
    FakeRig rig = FakeRig.healthy();
    HesitantMotion hesitant = new HesitantMotion(motion);
    ScanResult result =
        run(
            scan(rig, request -> hesitates(hesitant, request.shot().step() == 1))
                .motion(hesitant, rig.motionInfo()));

    assertThat(result.state()).isEqualTo(ScanState.INTERRUPTED);
    assertThat(records(result, "left", 1)).containsExactly("completed 1");
    assertThat(events).noneMatch(ScanEvent.ShotSuspect.class::isInstance);
  }

  /** The scan is cancelled while the position is read behind the exposures. */
  private boolean hesitates(HesitantMotion hesitant, boolean now) {
    if (now) {
      hesitant.hesitate(() -> running.join().cancel("somebody asked for it"));
    }
    return false;
  }

  @Test
  void aPositionThatIsLostInAMoveCostsNoPicture() throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    ScanResult result;
    try (ScanPipeline pipeline =
        scan(rig, request -> false)
            .motion(new LosingMotion(rig.motion(), 2), rig.motionInfo())
            .build()) {
      result = pipeline.run();
    }

    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(events).noneMatch(ScanEvent.ShotSuspect.class::isInstance);
  }

  private static boolean isFirst(CaptureRequest request) {
    return request.shot().attempt() == 1;
  }

  /** Breaks the trust while a picture is taken, which itself goes well. */
  private boolean slips(boolean now) {
    if (now) {
      motion.stand(new MotionState(HOME, false, ++epoch));
    }
    return false;
  }

  private boolean slipsAndIsCancelled(boolean now) {
    boolean unused = cancelled(now);
    return slips(now);
  }

  /** The scan is cancelled while a picture is taken, which itself goes well. */
  private boolean cancelled(boolean now) {
    if (now) {
      running.join().cancel("somebody asked for it");
    }
    return false;
  }

  private ScanResult run(Predicate<CaptureRequest> left) throws InterruptedException {
    FakeRig rig = FakeRig.healthy();
    return run(scan(rig, left).motion(motion, rig.motionInfo()));
  }

  private ScanResult run(ScanPipelineBuilder builder) throws InterruptedException {
    try (ScanPipeline pipeline = builder.build()) {
      ScanRun run = pipeline.start();
      running.complete(run);
      return run.await();
    }
  }

  private ScanPipelineBuilder scan(FakeRig rig, Predicate<CaptureRequest> left) {
    return ScanPipeline.builder()
        .pattern(rig.pattern(3))
        .camera("left", new FailingCamera(rig.camera("left"), left), rig.cameraInfo())
        .camera("right", rig.camera("right"), rig.cameraInfo())
        .settle(Duration.ZERO)
        .stopLimit(Duration.ofSeconds(2))
        .listener(events::add)
        .output(folder);
  }

  /** Status and attempts of every record of a picture. */
  private static List<String> records(ScanResult result, String camera, int step)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(result.where()).resolve("journal.ndjson"))) {
      JsonNode shot = new ObjectMapper().readTree(line).path("shot");
      if (shot.path("camera").asText().equals(camera) && shot.path("step").asInt() == step) {
        found.add(shot.path("status").asText() + " " + shot.path("attempts").asInt());
      }
    }
    return found;
  }
}
