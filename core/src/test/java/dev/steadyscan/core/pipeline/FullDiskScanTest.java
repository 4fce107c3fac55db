package dev.steadyscan.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.core.config.FailureActions;
import dev.steadyscan.core.config.TroubleAction;
import dev.steadyscan.core.config.TroubleConfig;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import dev.steadyscan.core.store.ScanCounts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk of 20 MB that is really full. Skipped where nobody may mount one; the store has the same
 * with a double.
 */
@Timeout(120)
class FullDiskScanTest {
  private static final int PICTURE = 200_000;
  private static final int POINTS = 20;

  @TempDir private Path temporary;
  private final List<ScanEvent> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final FakeRig rig = FakeRig.healthy();
  private Path disk;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(temporary.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()),
        "a tmpfs cannot be mounted here: the test of a disk that is really full is skipped");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", disk.toString());
  }

  @Test
  void goesOnByItselfWhenThereIsRoomAgainAndLosesNothing() throws Exception {
    ScanResult result;
    try (ScanPipeline pipeline = scan(Duration.ofMinutes(1))) {
      ScanRun run = pipeline.start();
      assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
      Files.delete(disk.resolve("ballast"));
      result = run.await();
    }

    assertThat(result.state()).isEqualTo(ScanState.COMPLETED);
    assertThat(result.shots()).isEqualTo(new ScanCounts(POINTS, POINTS, 0));
    Path scan = Path.of(result.where());
    try (Stream<Path> pictures = Files.list(scan.resolve("images/left"))) {
      assertThat(pictures).hasSize(POINTS).allMatch(FullDiskScanTest::isWhole);
    }
    List<String> journal = Files.readAllLines(scan.resolve("journal.ndjson"));
    for (int line = 0; line < journal.size(); line++) {
      assertThat(journal.get(line)).contains("\"seq\":" + line + ",").endsWith("\"}");
    }
    assertThat(Files.readString(scan.resolve("scan.log"))).contains("waiting: ", "going on after ");
    assertThat(events.stream().filter(ScanEvent.Waiting.class::isInstance)).hasSize(1);
    assertThat(events.stream().filter(ScanEvent.WaitOver.class::isInstance)).hasSize(1);
  }

  @Test
  void stopsByNameWhenThereIsNoRoomForTooLong() throws Exception {
    ScanResult result;
    try (ScanPipeline pipeline = scan(Duration.ofMillis(300))) {
      result = pipeline.run();
    }

    assertThat(result.state()).isEqualTo(ScanState.STOPPED);
    assertThat(result.failure().orElseThrow().code()).isEqualTo(ErrorCode.DISK);
    assertThat(result.failure().orElseThrow())
        .hasMessageContaining("is full; free some space")
        .hasMessageContaining("max-wait");
  }

  private ScanPipeline scan(Duration maxWait) {
    return ScanPipeline.builder()
        .pattern(rig.pattern(POINTS))
        .motion(rig.motion(), rig.motionInfo())
        .camera("left", new LargePictures(), cameraInfo())
        .settle(Duration.ZERO)
        .stopLimit(Duration.ofSeconds(15))
        .trouble(
            new TroubleConfig(
                FailureActions.all(TroubleAction.STOP), 0, TroubleAction.GO_ON, maxWait))
        .listener(events::add)
        .listener(
            event -> {
              if (event instanceof ScanEvent.Waiting) {
                waiting.countDown();
              }
            })
        .output(disk)
        .build();
  }

  private static CameraInfo cameraInfo() {
    return CameraInfo.builder("large")
        .frameBytes(PICTURE)
        .fileBytes(1)
        .limits(CameraLimits.all(Duration.ofSeconds(5)))
        .build();
  }

  private static boolean isWhole(Path picture) {
    return picture.toFile().length() == PICTURE;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** Before its third picture somebody else fills the disk up to half a picture. */
  private final class LargePictures implements Camera {

    @Override
    public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline) {
      if (request.shot().step() == 2) {
        fill();
      }
      ByteBuffer jpeg = ByteBuffer.allocate(PICTURE);
      jpeg.putShort(0, (short) 0xffd8).putShort(PICTURE - 2, (short) 0xffd9);
      return Frame.encoded("image/jpeg", jpeg).build();
    }

    private void fill() {
      try {
        long room = Files.getFileStore(disk).getUsableSpace();
        Files.write(disk.resolve("ballast"), new byte[(int) room - PICTURE / 2]);
      } catch (IOException fullAlready) {
        assertThat(fullAlready).hasMessageContaining("space");
      }
    }

    @Override
    public void start(Deadline deadline) {}

    @Override
    public void configure(ShotSettings settings, Deadline deadline) {}

    @Override
    public void stop(Deadline deadline) {}

    @Override
    public void clear(Deadline deadline) {}

    @Override
    public void close() {}
  }
}
