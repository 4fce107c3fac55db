package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.MemoryProfile;

/** A {@link CameraSource} of cameras that notice trouble outside of any call. */
@FunctionalInterface
public interface WatchedCameraSource {
  /**
   * Makes a camera as {@link CameraSource#open} does.
   *
   * @param profile how much memory the camera may use
   * @param trouble takes what goes wrong with this camera, from its first {@code start} on
   */
  Camera open(MemoryProfile profile, Trouble trouble) throws InterruptedException;
}
