package dev.steadyscan.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.simulator.FakeContext;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders with anything in them, and folders that change: right byte for byte, or a failure. */
@Timeout(120)
class ReplayFolderTest {
  private static final byte[] TEXT = "no picture".getBytes(StandardCharsets.UTF_8);

  private final ReplayCameraFactory factory = new ReplayCameraFactory();
  private final FakeContext context = new FakeContext(TimeSource.system());

  @TempDir private Path folder;

  @Test
  void everyKindOfJpegComesOutOfTheGuardByteForByte() throws Exception {
    Map<String, byte[]> kinds = Jpegs.ofEachKind();
    List<byte[]> files = new ArrayList<>(kinds.values());
    for (int i = 0; i < files.size(); i++) {
      write(i, files.get(i));
    }
    try (GuardedCamera camera = guarded()) {
      for (int i = 0; i < files.size(); i++) {
        assertGives(camera, i, files.get(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<!DOCTYPE html><html></html>", "GIF89a", "RIFF0000WEBPVP8 ", "II*\0", "\n"})
  void whatIsNoPictureIsRefusedByName(String content) throws Exception {
    write(0, content.getBytes(StandardCharsets.ISO_8859_1));
    assertFails(camera(), 0, "000.jpg is neither a JPEG nor a PNG");
  }

  @Test
  void anEmptyFileIsRefusedByName() throws Exception {
    write(0, new byte[0]);
    assertFails(camera(), 0, "000.jpg is empty");
  }

  @Test
  void aPngUnderTheNameOfAJpegIsAPng() throws Exception {
    write(0, Images.encoded(1, "png"));
    try (Frame frame = capture(camera(), 0)) {
      assertThat(frame.mediaType()).contains("image/png");
    }
  }

  @Test
  void aPictureOfAnySizeInPixelsIsNotDecoded() throws Exception {
    byte[] huge = Jpegs.huge();
    write(0, huge);
    Camera camera = camera();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertGives(camera, 0, huge); // loads the classes
    long before = threads.getCurrentThreadAllocatedBytes();
    assertGives(camera, 0, huge);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
  }

  @Test
  void aFileThatGrewBeyondTheLargestIsNotRead() throws Exception {
    write(0, Jpegs.huge());
    Camera camera = camera();
    try (RandomAccessFile file = new RandomAccessFile(path(0).toFile(), "rw")) {
      file.setLength(40L << 30); // a hole: it takes no room
    }
    assertFails(camera, 0, "000.jpg: has 42949672960 bytes, too many");
  }

  @Test
  void aLargeFileIsReadOnce() throws Exception {
    byte[] large = Jpegs.joined(Images.encoded(1, "jpeg"), new byte[20 << 20]);
    write(0, large);
    Camera camera = camera();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertGives(camera, 0, large);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(large.length + (1 << 20));
  }

  @Test
  void pipesAndDevicesAreNoPictures() throws Exception {
    byte[] picture = write(5, Images.encoded(1, "jpeg"));
    pipe(path(0));
    Files.createSymbolicLink(path(1), Path.of("/dev/zero"));
    Files.createSymbolicLink(path(2), folder.resolve("nothing"));
    Files.createSymbolicLink(path(3), path(3));
    Files.createDirectory(path(4));

    assertThat(factory.describe(settings()).shotsAvailable()).hasValue(1);
    assertGives(camera(), 0, picture);
  }

  @Test
  void aFileThatBecameAPipeIsNotOpened() throws Exception {
    write(0, Images.encoded(1, "jpeg"));
    Camera camera = camera();
    Files.delete(path(0));
    pipe(path(0));
    assertFails(camera, 0, "000.jpg: is no plain file");
  }

  @Test
  void aPictureKeepsItsFileWhenOthersComeAndGo() throws Exception {
    byte[] first = write(1, Images.encoded(1, "jpeg"));
    write(2, Images.encoded(2, "jpeg"));
    byte[] third = write(3, Images.encoded(3, "jpeg"));
    Camera camera = camera();
    write(0, Images.encoded(4, "jpeg"));
    Files.delete(path(2));

    assertGives(camera, 0, first);
    assertFails(camera, 1, "002.jpg: is not there");
    assertGives(camera, 2, third);
    camera.close();
    assertGives(camera(), 0, first); // a camera made anew by a recovery
    assertGives(camera(), 2, third);
  }

  @Test
  void aFileThatWasReplacedIsGivenAsItIsNow() throws Exception {
    write(0, Images.encoded(1, "png"));
    Camera camera = camera();
    byte[] now = write(0, Images.encoded(2, "jpeg"));
    assertGives(camera, 0, now);
  }

  @Test
  void aFileThatWasTruncatedAndAFolderThatIsGoneAreNamed() throws Exception {
    byte[] whole = write(0, Images.encoded(1, "jpeg"));
    Camera camera = camera();
    write(0, Arrays.copyOf(whole, whole.length - 1));
    assertFails(camera, 0, "000.jpg breaks off in the middle");
    Files.delete(path(0));
    Files.delete(folder);
    assertFails(camera, 0, "000.jpg: is not there");
    Camera anew = camera();
    assertFails(anew, 0, "000.jpg: is not there");
    Files.createDirectory(folder);
    assertGives(anew, 0, write(0, whole));
  }

  @Test
  void whateverHappensToTheFolderEachPictureIsRightOrAFailure() throws Exception {
    List<byte[]> versions =
        List.of(
            Images.encoded(1, "jpeg"), Jpegs.ofEachKind().get("EXIF"), Images.encoded(2, "png"));
    int files = 8;
    for (int i = 0; i < files; i++) {
      write(i, versions.get(i % 3));
    }
    AtomicBoolean over = new AtomicBoolean();
    AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    Thread chaos = new Thread(() -> changeUntil(over, files, versions, broken));
    int right = 0;
    try (GuardedCamera camera = guarded()) {
      camera.open(Deadline.after(TimeSource.system(), Duration.ofMinutes(1)));
      chaos.start();
      for (int i = 0; i < 2000; i++) {
        try (Frame frame = capture(camera, i % files)) {
          byte[] bytes = new byte[frame.bytes().remaining()];
          frame.bytes().get(bytes);
          assertThat(versions).anyMatch(version -> Arrays.equals(version, bytes));
          right++;
        } catch (DeviceException failed) {
          assertThat(failed.failure().kind())
              .as(failed.toString())
              .isEqualTo(FailureKind.BAD_FRAME);
          assertThat(failed).hasMessageContaining(".jpg");
        }
      }
    } finally {
      over.set(true);
      chaos.join();
    }
    assertThat(broken.get()).isNull();
    assertThat(right).isPositive();
  }

  private void changeUntil(
      AtomicBoolean over,
      int files,
      List<byte[]> versions,
      AtomicReference<@Nullable Throwable> broken) {
    Random random = new Random(7);
    try {
      while (!over.get()) {
        byte[] version = versions.get(random.nextInt(versions.size()));
        Path file = path(random.nextInt(files));
        switch (random.nextInt(5)) {
          case 0 -> Files.deleteIfExists(file);
          case 1 -> Files.write(file, Arrays.copyOf(version, random.nextInt(version.length)));
          case 2 -> Files.write(file, TEXT);
          case 3 -> Files.write(file, version);
          default -> {
            Path beside = Files.write(folder.resolve("beside"), version);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
          }
        }
      }
    } catch (IOException | RuntimeException failed) {
      broken.set(failed);
    }
  }

  private GuardedCamera guarded() {
    return GuardedCamera.builder("left", profile -> camera())
        .info(factory.describe(settings()))
        .limits(new CaptureLimits(Duration.ofSeconds(60), 1))
        .build();
  }

  private Camera camera() {
    return factory.create(settings(), context);
  }

  private ReplaySettings settings() {
    return new ReplaySettings(folder, Optional.empty(), 0, 1, 1);
  }

  private Path path(int index) {
    return folder.resolve(String.format("%03d.jpg", index));
  }

  private byte[] write(int index, byte[] bytes) throws IOException {
    Files.write(path(index), bytes);
    return bytes;
  }

  private static void pipe(Path path) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor())
        .isZero();
  }

  private static void assertGives(Camera camera, int step, byte[] bytes)
      throws InterruptedException {
    try (Frame frame = capture(camera, step)) {
      assertThat(frame.bytes().equals(ByteBuffer.wrap(bytes))).as("step " + step).isTrue();
    }
  }

  private static void assertFails(Camera camera, int step, String message) {
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> capture(camera, step))
        .withMessageContaining(message)
        .satisfies(failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.BAD_FRAME));
  }

  private static Frame capture(Camera camera, int step) throws InterruptedException {
    ShotId id = new ShotId("scan", ShotId.MAIN, step, "left", 0, 1);
    return camera.capture(
        new CaptureRequest(id, Position.nowhere(), 0, ShotSettings.unchanged()),
        () -> {},
        Deadline.after(TimeSource.system(), Duration.ofMinutes(1)));
  }
}
