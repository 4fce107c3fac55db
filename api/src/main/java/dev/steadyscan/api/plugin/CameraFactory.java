package dev.steadyscan.api.plugin;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;

/**
 * Makes cameras.
 *
 * @param <S> the settings
 */
public interface CameraFactory<S extends Record> extends PluginFactory<S, Camera> {
  /**
   * What a camera with these settings is like, without opening it. MUST NOT touch a device; may
   * look at files that the settings name. Never null.
   */
  CameraInfo describe(S settings);
}
