package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.store.RecordedShot;
import dev.steadyscan.core.store.ScanCounts;
import dev.steadyscan.core.store.ScanHistory;
import dev.steadyscan.guard.CameraSource;
import dev.steadyscan.guard.policy.NoRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is missing of a scan is taken, and nothing else. */
@Timeout(60)
class ResumeTest {
  private final FakeRig rig = FakeRig.healthy();
  @TempDir private Path output;
  private Path folder = Path.of("");

  /** Of its five points the left camera misses 1 and 3, and the right one 3. */
  @BeforeEach
  void scanWithGaps() throws InterruptedException {
    ScanResult result =
        run(
            scan(FakeRig.healthy(), 5)
                .output(output)
                .camera("left", failing("left", step -> step % 2 == 1), rig.cameraInfo())
                .camera("right", failing("right", step -> step == 3), rig.cameraInfo()));
    rig.calls.clear();
    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    folder = Path.of(result.where());
  }

  @Test
  void takesExactlyWhatIsMissingInPathOrder() throws InterruptedException {
    ScanResult result = run(scan(rig, 5).resume(folder));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(result.shots()).isEqualTo(new ScanCounts(10, 10, 0));
    assertThat(result.points()).isEqualTo(new ScanCounts(5, 5, 0));
    assertThat(result.where()).isEqualTo(folder.toString());
    assertThat(captures()).startsWith("left.capture 1");
    assertThat(captures())
        .containsExactlyInAnyOrder("left.capture 1", "left.capture 3", "right.capture 3");
    assertThat(rig.calls.stream().filter(call -> call.startsWith("motion.")))
        .containsSubsequence("motion.home", "motion.moveTo", "motion.moveTo", "motion.close")
        .filteredOn("motion.moveTo"::equals)
        .hasSize(2);
  }

  @Test
  void goesOnInTheSameJournalAndCountsAttemptsOn() throws InterruptedException, IOException {
    ScanHistory before = history();
    run(scan(rig, 5).resume(folder));
    ScanHistory after = history();
    assertThat(after.header()).isEqualTo(before.header());
    assertThat(after.progress().state()).isEqualTo(ScanState.COMPLETED);
    assertThat(after.shots()).hasSize(10).allMatch(RecordedShot::isCompleted);
    assertThat(after.shots())
        .filteredOn(shot -> shot.shot().attempt() == 2)
        .extracting(shot -> shot.shot().toString())
        .containsExactlyInAnyOrder("step 1 left", "step 3 left", "step 3 right");
    assertThat(Files.readAllLines(folder.resolve("journal.ndjson")))
        .filteredOn(line -> line.startsWith("{\"resume\":"))
        .singleElement()
        .asString()
        .startsWith("{\"resume\":{\"completed\":7,\"missing\":3,");
    assertThat(Files.readAllLines(folder.resolve("scan.log")))
        .anyMatch(line -> line.endsWith("resumed: 7 shots are there, 3 to take at 2 points"));
  }

  @Test
  void theEndOfAResumedScanCountsWhatItHadBefore() throws InterruptedException {
    ScanResult result =
        run(
            scan(rig, 5)
                .resume(folder)
                .camera("left", failing("left", step -> step == 3), rig.cameraInfo()));
    assertThat(result.state()).isEqualTo(ScanState.GAPS);
    assertThat(result.shots()).isEqualTo(new ScanCounts(10, 9, 1));
    assertThat(result.points()).isEqualTo(new ScanCounts(5, 4, 1));
    assertThat(result.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.shot().attempt()).isEqualTo(2));
  }

  @Test
  void aCompleteScanOpensNoDevice() throws InterruptedException {
    run(scan(rig, 5).resume(folder));
    rig.calls.clear();
    ScanResult result = run(scan(rig, 5).resume(folder));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(rig.calls).noneMatch(call -> call.matches("(motion|left|right)\\..*"));
  }

  @Test
  void aPictureThatIsMissingCutOrChangedIsTakenAgain() throws InterruptedException, IOException {
    Files.delete(picture("left", 0));
    Files.writeString(picture("right", 0), "x");
    byte[] bytes = Files.readAllBytes(picture("right", 2));
    bytes[bytes.length / 2] ^= 1;
    Files.write(picture("right", 2), bytes);
    ScanResult result = run(scan(rig, 5).resume(folder));
    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(captures())
        .contains("left.capture 0", "right.capture 0", "right.capture 2")
        .hasSize(6);
    assertThat(run(scan(rig, 5).resume(folder)).state()).isEqualTo(ScanState.COMPLETED);
    assertThat(captures()).hasSize(6);
  }

  /** Else a second crash would lose what the check of the first run found. */
  @Test
  void aDamagedPictureIsRecordedBeforeAnythingIsTaken() throws InterruptedException, IOException {
    Files.delete(picture("left", 4));
    FakeRig stuck = new FakeRig("motion.home"::equals);
    try (ScanPipeline pipeline = scan(stuck, 5).resume(folder).build()) {
      pipeline.start();
      stuck.awaitCall("motion.home"::equals);
      assertThat(history().shots())
          .filteredOn(shot -> shot.status() == RecordedShot.Status.SUSPECT)
          .singleElement()
          .satisfies(
              shot -> {
                assertThat(shot.shot()).hasToString("step 4 left");
                assertThat(shot.failure().orElseThrow().message())
                    .isEqualTo("images/left/000004.jpg is missing");
              });
      assertThat(history().progress().state()).isEqualTo(ScanState.RUNNING);
      assertThat(history().progress().shots()).isEqualTo(new ScanCounts(10, 6, 4));
    } finally {
      stuck.free();
    }
  }

  @Test
  void whatWasHalfWrittenIsCleared() throws InterruptedException, IOException {
    Path half = Files.writeString(folder.resolve(".partial/17-000001.jpg"), "half");
    Path orphan = Files.writeString(picture("right", 3), "no record");
    Path notes = Files.writeString(folder.resolve("images/notes.txt"), "of a person");
    Files.writeString(
        folder.resolve("journal.ndjson"), "{\"shot\":{\"pa", StandardOpenOption.APPEND);
    FakeRig stuck = new FakeRig("motion.home"::equals);
    try (ScanPipeline pipeline = scan(stuck, 5).resume(folder).build()) {
      assertThat(half).exists();
      pipeline.start();
      stuck.awaitCall("motion.home"::equals);
      assertThat(half).doesNotExist();
      assertThat(orphan).doesNotExist();
      assertThat(notes).exists();
      assertThat(history().end().torn()).isFalse();
    } finally {
      stuck.free();
    }
    assertThat(run(scan(rig, 5).resume(folder)).state()).isEqualTo(ScanState.COMPLETED);
  }

  @Test
  void oneProcessAtATimeGoesOnWithAScan() throws InterruptedException {
    try (ScanPipeline first = scan(rig, 5).resume(folder).build()) {
      assertRefused(scan(rig, 5).resume(folder), "is under way");
      assertThat(first.run().state()).isEqualTo(ScanState.COMPLETED);
    }
    assertThat(run(scan(rig, 5).resume(folder)).state()).isEqualTo(ScanState.COMPLETED);
  }

  @Test
  void aScanWhoseDevicesDoNotOpenStaysAsItIs() throws InterruptedException, IOException {
    String before = Files.readString(folder.resolve("journal.ndjson"));
    ScanResult result =
        run(
            scan(rig, 5)
                .resume(folder)
                .camera("left", profile -> failingToOpen(), rig.cameraInfo()));
    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.where()).isEqualTo(folder.toString());
    assertThat(Files.readString(folder.resolve("journal.ndjson"))).isEqualTo(before);
    assertThat(run(scan(rig, 5).resume(folder)).state()).isEqualTo(ScanState.COMPLETED);
  }

  @Test
  void goesOnInTheFolderThatALinkLedTo() throws InterruptedException {
    ScanResult result = run(scan(rig, 5).resume(output.resolve("latest")));
    assertThat(result.where()).isEqualTo(folder.toString());
  }

  @Test
  void leavesWhatSomebodyPutBesideThePictures() throws InterruptedException, IOException {
    Path left = folder.resolve("images").resolve("left");
    List<Path> theirs =
        List.of(
            left.resolve("000000.xmp"),
            left.resolve("000000.mask.png"),
            left.resolve("000001.jpg.xmp"),
            left.resolve("notes.jpg"));
    for (Path file : theirs) {
      Files.writeString(file, "mine");
    }
    Path orphan = left.resolve("000001.raw.dng");
    Files.writeString(orphan, "its picture has no record");
    run(scan(rig, 5).resume(folder));
    assertThat(theirs).allSatisfy(file -> assertThat(file).hasContent("mine"));
    assertThat(orphan).doesNotExist();
  }

  @Test
  void whatIsNotAsItWasIsRecordedThoughNoDeviceOpens() throws InterruptedException, IOException {
    Files.writeString(folder.resolve("images/left/000000.jpg"), "short");
    run(scan(rig, 5).resume(folder).camera("left", profile -> failingToOpen(), rig.cameraInfo()));
    assertThat(Files.readString(folder.resolve("journal.ndjson")))
        .contains("\"step\":0,\"camera\":\"left\",\"shot\":0,\"status\":\"suspect\"");
  }

  @Test
  void aScanWithOtherPointsIsRefused() throws InterruptedException {
    assertRefusedAtStart(scan(rig, 6).resume(folder), "had 5 points");
  }

  @Test
  void aScanWithoutACameraThatItHadIsRefused() throws InterruptedException {
    assertRefusedAtStart(
        ScanPipeline.builder()
            .pattern(rig.pattern(5))
            .motion(rig.motion(), rig.motionInfo())
            .camera("left", rig.camera("left"), rig.cameraInfo())
            .resume(folder),
        "there is no camera right any more");
  }

  @Test
  void aScanWithOneMoreCameraIsRefused() throws InterruptedException {
    assertRefusedAtStart(
        scan(rig, 5).camera("top", rig.camera("top"), rig.cameraInfo()).resume(folder),
        "was to take 10 pictures");
  }

  @Test
  void aFolderThatIsNoScanIsRefused() {
    assertThatThrownBy(() -> scan(rig, 5).resume(output).build())
        .isInstanceOfSatisfying(
            ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT));
  }

  private static void assertRefused(ScanPipelineBuilder scan, String why) {
    assertThatThrownBy(scan::build)
        .isInstanceOfSatisfying(
            ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT))
        .hasMessageContaining(why);
  }

  private static void assertRefusedAtStart(ScanPipelineBuilder scan, String why)
      throws InterruptedException {
    try (ScanPipeline pipeline = scan.build()) {
      assertThatThrownBy(pipeline::start)
          .isInstanceOfSatisfying(
              ScanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT))
          .hasMessageContaining(why);
    }
  }

  private List<String> captures() {
    return rig.calls.stream().filter(call -> call.matches("(left|right).capture \\d")).toList();
  }

  private Path picture(String camera, int step) {
    return folder.resolve("images/%s/%06d.jpg".formatted(camera, step));
  }

  private ScanHistory history() {
    return ScanHistory.read(folder, TimeSource.system());
  }

  private CameraSource failing(String camera, Predicate<Integer> steps) {
    return profile ->
        new FailingCamera(rig.camera(camera), request -> steps.test(request.shot().step()));
  }

  private static Camera failingToOpen() {
    throw ScanPipelineTest.refused();
  }

  private static ScanPipelineBuilder scan(FakeRig rig, int points) {
    return ScanPipeline.builder()
        .name("shelf")
        .pattern(rig.pattern(points))
        .motion(rig.motion(), rig.motionInfo())
        .camera("left", rig.camera("left"), rig.cameraInfo())
        .camera("right", rig.camera("right"), rig.cameraInfo())
        .recovery(new NoRecovery())
        .repairPasses(0)
        .settle(Duration.ZERO);
  }

  private static ScanResult run(ScanPipelineBuilder scan) throws InterruptedException {
    try (ScanPipeline pipeline = scan.build()) {
      return pipeline.run();
    }
  }
}
