package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.guard.policy.NoRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps a camera from being opened at all: it is named at once, and nothing is tried again.
 */
@Timeout(120)
class OpeningTest {
  @TempDir Path folder;

  @Test
  void aPythonThatIsNotThereIsNamed() {
    Failure failure = failureOf(new StandIn().python(Path.of("/no/such/python")));

    assertThat(failure.kind()).isEqualTo(FailureKind.SETTING_REFUSED);
    assertThat(failure.message()).contains("/no/such/python");
  }

  @Test
  void aPythonWithoutThePackageSaysWhatToInstall() throws IOException {
    Failure failure = failureOf(new StandIn().python(pythonThatRaises("ModuleNotFoundError")));

    assertThat(failure.kind()).isEqualTo(FailureKind.SETTING_REFUSED);
    assertThat(failure.message()).contains("has no Picamera2", "apt install python3-picamera2");
  }

  @Test
  void packagesThatDoNotFitTogetherAreNamed() throws IOException {
    Failure failure = failureOf(new StandIn().python(pythonThatRaises("ImportError")));

    assertThat(failure.kind()).isEqualTo(FailureKind.SETTING_REFUSED);
    assertThat(failure.message()).contains("undefined symbol");
  }

  @Test
  void aCameraThatIsMissingAtTheStartIsNamed() {
    Failure failure =
        failureOf(
            new StandIn().id(StandIn.LENS).script("{'faults':[{'fault':'missing','list':0}]}"));

    assertThat(failure.kind()).isEqualTo(FailureKind.GONE);
    assertThat(failure.message()).contains(StandIn.LENS);
  }

  @Test
  void aCameraThatAnotherProgramHasIsNamedWithTheCause() {
    Failure failure = failureOf(new StandIn().script("{'faults':[{'fault':'busy','open':0}]}"));

    assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(failure.message()).contains("another process has the camera");
    assertThat(failure.evidence()).anyMatch(line -> line.contains("Device or resource busy"));
  }

  @Test
  void noMemoryForTheBuffersIsNamed() {
    Failure failure =
        failureOf(new StandIn().script("{'faults':[{'fault':'no-memory','configure':0}]}"));

    assertThat(failure.kind()).isEqualTo(FailureKind.NO_MEMORY);
  }

  @Test
  void aScriptThatIsNoneIsNamed() {
    assertThatThrownBy(
            () -> new Shooting(new StandIn().script("/no/such/file"), folder, new NoRecovery()))
        .hasMessageContaining("plugins.picamera.script")
        .hasMessageContaining("/no/such/file");
  }

  private Failure failureOf(StandIn camera) {
    DeviceException failed =
        (DeviceException) catchThrowable(() -> new Shooting(camera, folder, new NoRecovery()));
    assertThat(failed).isNotNull();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    return failed.failure();
  }

  /** A Python for which {@code import picamera2} raises. */
  private Path pythonThatRaises(String error) throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(
        broken.resolve("picamera2.py"), "raise " + error + "('picamera2: undefined symbol')\n");
    Path python = folder.resolve("python");
    Files.writeString(python, "#!/bin/sh\nPYTHONPATH=" + broken + " exec python3 \"$@\"\n");
    return Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
  }
}
