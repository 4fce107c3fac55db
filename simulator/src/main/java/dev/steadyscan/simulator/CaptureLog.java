package dev.steadyscan.simulator;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Notes every capture that begins in a file outside the scan, so that a test can tell what was
 * taken twice, also across processes: each line is appended by one write.
 *
 * <p>Thread-safe.
 */
final class CaptureLog {
  private final Optional<Path> file;
  private final long process = ProcessHandle.current().pid();

  CaptureLog(Optional<Path> file) {
    this.file = file;
  }

  /**
   * Appends the line of this attempt.
   *
   * @throws DeviceException if the file cannot be written
   */
  void begins(ShotId shot) {
    if (file.isEmpty()) {
      return;
    }
    String line =
        String.join(
            " ",
            Long.toString(process),
            Integer.toString(shot.step()),
            shot.camera(),
            Integer.toString(shot.shot()),
            shot.attempt() + "\n");
    try {
      Files.write(
          file.get(),
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new DeviceException(
          ErrorCode.CAMERA,
          Failure.of(
              FailureKind.DEFECT,
              "capture",
              "the capture log " + file.get() + " cannot be written: " + unwritable.getMessage(),
              unwritable));
    }
  }
}
