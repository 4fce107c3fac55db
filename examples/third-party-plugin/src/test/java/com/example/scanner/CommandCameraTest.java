package com.example.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandCameraTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void aPictureIsWhatTheProgramWrote() throws Exception {
    try (Frame frame = capture(Commands.shell("printf 'all of it' >\"$0\""), LONG)) {
      assertThat(frame.mediaType()).contains("image/x-test");
      assertThat(StandardCharsets.UTF_8.decode(frame.bytes()).toString()).isEqualTo("all of it");
    }
  }

  @Test
  void noPictureIsLeftBehind() throws Exception {
    capture(Commands.shell("echo picture >\"$0\""), LONG).close();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsOnly(folder.resolve("program.log"));
    }
  }

  @Test
  void aProgramThatIsNotThereIsGone() {
    assertThat(failure(Commands.command("no-such-program"), LONG).kind())
        .isEqualTo(FailureKind.GONE);
  }

  @Test
  void aProgramThatFailsIsGoneAndItsWordsAreKept() {
    Failure failure = failure(Commands.shell("echo no camera found; exit 1"), LONG);
    assertThat(failure.kind()).isEqualTo(FailureKind.GONE);
    assertThat(failure.evidence()).containsExactly("no camera found");
  }

  @Test
  void aProgramThatWritesNothingGivesABadFrame() {
    assertThat(failure(Commands.shell("true"), LONG).kind()).isEqualTo(FailureKind.BAD_FRAME);
    assertThat(failure(Commands.shell(": >\"$0\""), LONG).kind()).isEqualTo(FailureKind.BAD_FRAME);
  }

  @Test
  void aProgramThatIsNotOverInTimeIsEnded() {
    Failure failure = failure(Commands.shell("sleep 600"), Duration.ZERO);
    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(ProcessHandle.current().children())
        .allSatisfy(child -> child.onExit().orTimeout(1, TimeUnit.MINUTES).join());
  }

  @Test
  void aCommandWithoutItsFileIsRefused() {
    assertThatThrownBy(() -> new CommandSettings(List.of("gphoto2"), "image/jpeg", LONG, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{file}");
  }

  private Failure failure(CommandSettings settings, Duration limit) {
    return catchThrowableOfType(DeviceException.class, () -> capture(settings, limit)).failure();
  }

  private Frame capture(CommandSettings settings, Duration limit) throws InterruptedException {
    Deadline deadline = Deadline.after(TimeSource.system(), limit);
    ShotId shot = new ShotId("scan", ShotId.MAIN, 0, "left", 0, 1);
    return new CommandCamera(settings, folder)
        .capture(
            new CaptureRequest(shot, Position.nowhere(), 0, ShotSettings.unchanged()),
            () -> {},
            deadline);
  }
}
