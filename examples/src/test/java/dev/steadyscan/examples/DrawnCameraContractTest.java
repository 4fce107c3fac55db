package dev.steadyscan.examples;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.testkit.CameraCapability;
import dev.steadyscan.testkit.CameraContract;
import java.util.Set;

/** A camera that a program hands over passes the contract of a plugin's. */
class DrawnCameraContractTest extends CameraContract<DrawnCameraContractTest.NoSettings> {

  record NoSettings() {}

  @Override
  protected CameraFactory<NoSettings> factory() {
    return new HandedOver();
  }

  @Override
  protected NoSettings settings() {
    return new NoSettings();
  }

  @Override
  protected boolean isExtension() {
    return false;
  }

  @Override
  protected Set<CameraCapability> capabilities() {
    return Set.of();
  }

  private static final class HandedOver implements CameraFactory<NoSettings> {
    @Override
    public String name() {
      return "drawn";
    }

    @Override
    public Class<NoSettings> settings() {
      return NoSettings.class;
    }

    @Override
    public CameraInfo describe(NoSettings settings) {
      return DrawnCamera.INFO;
    }

    @Override
    public Camera create(NoSettings settings, DeviceContext context) {
      return new DrawnCamera();
    }
  }
}
