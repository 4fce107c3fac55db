package com.example.scanner;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A camera that is a program: it is run once for each picture and writes a file.
 *
 * <p>Whatever the program exposes, it does so after it was started, so no picture is older than the
 * request. When the exposure was over nobody tells, so {@code exposed} is not run: the rig waits
 * until {@link #capture} returns.
 */
final class CommandCamera implements Camera {
  private final CommandSettings settings;
  private final Path folder;
  private final Program program;

  CommandCamera(CommandSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    program = new Program(folder.resolve("program.log"));
  }

  @Override
  public void start(Deadline deadline) {
    // Nothing to make ready: the program opens the device at each picture.
  }

  @Override
  public void configure(ShotSettings wanted, Deadline deadline) {
    if (!wanted.isUnchanged()) {
      throw DeviceException.camera(
          FailureKind.SETTING_REFUSED,
          "configure",
          "a camera of type command takes its settings in its command alone, not " + wanted);
    }
  }

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    Path file = folder.resolve(nameOf(request.shot()));
    program.run(settings.writing(file.toString()), deadline);
    return Frame.encoded(settings.mediaType(), bytesOf(file)).build();
  }

  /** One for each attempt: a program that was given up may still write to its own file. */
  private static String nameOf(ShotId shot) {
    return shot.pass() + "-" + shot.step() + "-" + shot.shot() + "-" + shot.attempt();
  }

  private static ByteBuffer bytesOf(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      if (bytes.length > 0) {
        return ByteBuffer.wrap(bytes);
      }
    } catch (NoSuchFileException e) {
      throw failed(FailureKind.BAD_FRAME, "the program ended well and wrote no picture", e);
    } catch (IOException e) {
      throw failed(FailureKind.BAD_FRAME, "the picture could not be read", e);
    }
    throw DeviceException.camera(FailureKind.BAD_FRAME, "capture", "the picture has no bytes");
  }

  private static DeviceException failed(FailureKind kind, String message, IOException cause) {
    return new DeviceException(ErrorCode.CAMERA, Failure.of(kind, "capture", message, cause));
  }

  /** Comes from another thread while a capture is stuck, and does not wait for it. */
  @Override
  public void stop(Deadline deadline) {
    program.kill();
  }

  @Override
  public void clear(Deadline deadline) {
    // Nothing is buffered: what a killed program has left in its file is never read.
  }

  @Override
  public void close() {
    program.kill();
  }
}
