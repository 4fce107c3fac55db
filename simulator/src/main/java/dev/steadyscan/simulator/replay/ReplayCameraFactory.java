package dev.steadyscan.simulator.replay;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** Makes cameras that replay pictures: {@code left { type = replay, folder = ... }}. */
@Extension
public final class ReplayCameraFactory implements CameraFactory<ReplaySettings> {

  /** For the host. */
  public ReplayCameraFactory() {}

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public Class<ReplaySettings> settings() {
    return ReplaySettings.class;
  }

  /** Looks at the folder; where that cannot be read there are no pictures. */
  @Override
  public CameraInfo describe(ReplaySettings settings) {
    CameraInfo.Builder info = CameraInfo.builder("replay of " + settings.folder());
    try {
      Pictures pictures = Pictures.in(settings);
      return info.frameBytes(pictures.largest())
          .fileBytes(pictures.largest())
          .shotsAvailable(pictures.available())
          .build();
    } catch (IOException unreadable) {
      return info.shotsAvailable(0).build();
    }
  }

  /**
   * The camera.
   *
   * @throws ScanException if the folder does not exist, cannot be read, or has no picture for the
   *     first shot
   */
  @Override
  public Camera create(ReplaySettings settings, DeviceContext context) {
    try {
      Pictures pictures = context.shared(Folders.class, Folders::new).of(settings);
      if (pictures.available() == 0) {
        throw refused(context, settings, "has no picture for the first shot", null);
      }
      return new ReplayCamera(settings, pictures);
    } catch (NoSuchFileException | NotDirectoryException missing) {
      throw refused(context, settings, "is not a folder", missing);
    } catch (IOException unreadable) {
      throw refused(context, settings, "cannot be read", unreadable);
    }
  }

  private static ScanException refused(
      DeviceContext context, ReplaySettings settings, String reason, @Nullable Exception cause) {
    return new ScanException(
        ErrorCode.INPUT,
        "camera " + context.device() + ": " + settings.folder() + " " + reason,
        cause);
  }
}
