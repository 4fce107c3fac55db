package dev.steadyscan.simulator;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import org.pf4j.Extension;

/** Makes simulated cameras: {@code left { type = simulator }}. Immutable and thread-safe. */
@Extension
public final class SimulatedCameraFactory implements CameraFactory<CameraSettings> {

  /** For the host. */
  public SimulatedCameraFactory() {}

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public Class<CameraSettings> settings() {
    return CameraSettings.class;
  }

  @Override
  public CameraInfo describe(CameraSettings settings) {
    return settings.info();
  }

  @Override
  public Camera create(CameraSettings settings, DeviceContext context) {
    return new SimulatedCamera(settings, context.time(), context.shared(Rig.class, Rig::new));
  }
}
