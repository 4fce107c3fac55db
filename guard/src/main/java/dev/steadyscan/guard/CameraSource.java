package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.MemoryProfile;

/** Makes the bare cameras that a {@link GuardedCamera} works with, one at a time. */
@FunctionalInterface
public interface CameraSource {
  /**
   * Makes a camera that is not started. Called on a lane thread, at first and for each replacement;
   * may block until the limit for {@code open}. A null or an exception is a failure; a camera that
   * comes later than the limit is closed.
   *
   * @param profile how much memory the camera may use
   */
  Camera open(MemoryProfile profile) throws InterruptedException;
}
