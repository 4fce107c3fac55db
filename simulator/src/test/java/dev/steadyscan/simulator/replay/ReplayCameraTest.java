package dev.steadyscan.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.simulator.FakeContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCameraTest {
  private final ReplayCameraFactory factory = new ReplayCameraFactory();
  private final FakeContext context = new FakeContext(TimeSource.system());
  private int exposures;

  @TempDir private Path folder;

  @Test
  void givesTheFilesInOrderOfTheirNamesByteForByte() throws Exception {
    byte[] second = write("b.png", Images.encoded(2, "png"));
    byte[] third = write("c.JPEG", Images.encoded(3, "jpeg"));
    byte[] first = write("a.jpg", Images.encoded(1, "jpeg"));
    write("notes.txt", new byte[] {1});
    Files.createDirectory(folder.resolve("d.jpg"));
    Camera camera = factory.create(inOrder(0, 1, 1), context);

    assertGives(camera, 0, 0, "image/jpeg", first);
    assertGives(camera, 1, 0, "image/png", second);
    assertGives(camera, 2, 0, "image/jpeg", third);
    assertThat(exposures).isEqualTo(3);
    assertThat(factory.describe(inOrder(0, 1, 1)).shotsAvailable()).hasValue(3);
  }

  @Test
  void aRetryTakesTheSameFile() throws Exception {
    byte[] first = write("a.jpg", Images.encoded(1, "jpeg"));
    write("b.jpg", Images.encoded(2, "jpeg"));
    Camera camera = factory.create(inOrder(0, 1, 1), context);

    assertGives(camera, 0, 0, "image/jpeg", first);
    assertGives(camera, 0, 0, "image/jpeg", first);
  }

  @Test
  void twoCamerasShareAFolder() throws Exception {
    byte[][] files = new byte[5][];
    for (int i = 0; i < 5; i++) {
      files[i] = write("img" + i + ".jpg", Images.encoded(i, "jpeg"));
    }
    Camera left = factory.create(inOrder(0, 2, 1), context);
    Camera right = factory.create(inOrder(1, 2, 1), context);

    assertGives(left, 2, 0, "image/jpeg", files[4]);
    assertGives(right, 1, 0, "image/jpeg", files[3]);
    assertThat(factory.describe(inOrder(0, 2, 1)).shotsAvailable()).hasValue(3);
    assertThat(factory.describe(inOrder(1, 2, 1)).shotsAvailable()).hasValue(2);
  }

  @Test
  void severalShotsOfAStepLieBesideEachOther() throws Exception {
    for (int i = 0; i < 6; i++) {
      write("img" + i + ".jpg", Images.encoded(i, "jpeg"));
    }
    Camera camera = factory.create(inOrder(0, 1, 3), context);

    assertGives(camera, 1, 2, "image/jpeg", Images.encoded(5, "jpeg"));
    assertFails(camera, 0, 3, FailureKind.SETTING_REFUSED, "shots-per-step");
  }

  @Test
  void takesFilesByTheirNames() throws Exception {
    byte[] third = write("img_0002.jpg", Images.encoded(1, "jpeg"));
    write("img_0000.jpg", Images.encoded(2, "jpeg"));
    write("img_0001.jpg", Images.encoded(3, "jpeg"));
    write("img_0004.jpg", Images.encoded(4, "jpeg"));
    ReplaySettings settings = named("img_{step:04}.jpg", 0, 1, 1);

    assertGives(factory.create(settings, context), 2, 0, "image/jpeg", third);
    assertThat(factory.describe(settings).shotsAvailable())
        .as("up to the first that is missing")
        .hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({
    "img_{step:04}.jpg,     7, 0, 0, 1, 1, img_0007.jpg",
    "{step}/{shot}.jpg,     7, 2, 0, 1, 3, 7/2.jpg",
    "img_{index:03}.jpg,    7, 0, 1, 1, 1, img_008.jpg",
    "img_{index:03}.jpg,    7, 1, 1, 2, 2, img_031.jpg",
    "{index}-{step:06}.png, 12, 0, 0, 1, 1, 12-000012.png",
  })
  void putsFiguresIntoNames(
      String files, int step, int shot, int first, int every, int shots, String name) {
    ReplaySettings settings = named(files, first, every, shots);

    assertThat(new NamePattern(files).name(step, shot, settings.index(step, shot))).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "img.jpg,                1, one file for every step",
    "img_{shot}.jpg,         1, one file for every step",
    "{camera}_{step}.jpg,    1, the name of a camera is written out",
    "img_{step:4}.jpg,       1, with leading zeros {step:04}",
    "img_{step.jpg,          1, the places are",
    "img_{step}.jpg,         2, files needs {shot}",
  })
  void refusesNamesThatCannotBeRight(String files, int shots, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(files, 0, 1, shots))
        .withMessageContaining(message);
  }

  @Test
  void aBrokenFileIsNamed() throws Exception {
    byte[] whole = Images.encoded(1, "jpeg");
    write("a.jpg", Arrays.copyOf(whole, whole.length / 2));
    write("b.jpg", new byte[] {'t', 'e', 'x', 't'});
    Camera camera = factory.create(inOrder(0, 1, 1), context);

    assertFails(camera, 0, 0, FailureKind.BAD_FRAME, "a.jpg breaks off in the middle");
    assertFails(camera, 1, 0, FailureKind.BAD_FRAME, "b.jpg is neither a JPEG nor a PNG");
    assertThat(exposures).isZero();
  }

  @Test
  void aFileThatVanishedIsNamed() throws Exception {
    write("a.jpg", Images.encoded(1, "jpeg"));
    Camera camera = factory.create(inOrder(0, 1, 1), context);
    Files.delete(folder.resolve("a.jpg"));

    assertFails(camera, 0, 0, FailureKind.BAD_FRAME, "a.jpg: is not there");
  }

  @Test
  void aShotWithoutAFileIsRefused() throws Exception {
    write("a.jpg", Images.encoded(1, "jpeg"));
    Camera camera = factory.create(inOrder(0, 1, 1), context);

    assertFails(camera, 1, 0, FailureKind.SETTING_REFUSED, "no picture for step 1 left");
  }

  @Test
  void aFolderThatIsMissingOrEmptyIsRefused() {
    ReplaySettings missing = new ReplaySettings(folder.resolve("none"), Optional.empty(), 0, 1, 1);

    assertRefused(missing, "is not a folder");
    assertRefused(inOrder(0, 1, 1), "has no picture for the first shot");
    assertThat(factory.describe(missing).shotsAvailable()).hasValue(0);
  }

  @Test
  void describesTheLargestFile() throws Exception {
    write("a.jpg", Images.encoded(1, "jpeg"));
    byte[] large = write("b.png", Images.encoded(1, "png"));
    CameraInfo info = factory.describe(inOrder(0, 1, 1));

    assertThat(info.fileBytes()).isEqualTo(large.length);
    assertThat(info.frameBytes()).isEqualTo(large.length);
    assertThat(info.model()).contains(folder.toString());
  }

  private void assertRefused(ReplaySettings settings, String message) {
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> factory.create(settings, context))
        .withMessageContaining("camera left")
        .withMessageContaining(message)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INPUT));
  }

  private byte[] write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    return bytes;
  }

  private ReplaySettings inOrder(int first, int every, int shots) {
    return new ReplaySettings(folder, Optional.empty(), first, every, shots);
  }

  private ReplaySettings named(String files, int first, int every, int shots) {
    return new ReplaySettings(folder, Optional.of(files), first, every, shots);
  }

  private void assertGives(Camera camera, int step, int shot, String mediaType, byte[] bytes)
      throws InterruptedException {
    try (Frame frame = capture(camera, step, shot)) {
      assertThat(frame.mediaType()).contains(mediaType);
      assertThat(frame.bytes()).isEqualTo(ByteBuffer.wrap(bytes));
    }
  }

  private void assertFails(Camera camera, int step, int shot, FailureKind kind, String message) {
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> capture(camera, step, shot))
        .withMessageContaining(message)
        .satisfies(failed -> assertThat(failed.failure().kind()).isEqualTo(kind));
  }

  private Frame capture(Camera camera, int step, int shot) throws InterruptedException {
    ShotId id = new ShotId("scan", ShotId.MAIN, step, "left", shot, 1);
    return camera.capture(
        new CaptureRequest(id, Position.nowhere(), 0, ShotSettings.unchanged()),
        () -> exposures++,
        Deadline.after(TimeSource.system(), Duration.ofMinutes(1)));
  }
}
