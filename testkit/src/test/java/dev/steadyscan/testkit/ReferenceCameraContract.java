package dev.steadyscan.testkit;

import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.testkit.ReferenceCamera.Setup;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, over the camera that is broken as the run says. */
@ExtendWith(ContractRun.Flaw.class)
class ReferenceCameraContract extends CameraContract<Setup> {
  private final AtomicLong tries = new AtomicLong();
  private final BrokenCamera camera;

  ReferenceCameraContract(String flaw) {
    camera = BrokenCameras.named(flaw);
  }

  @Override
  protected CameraFactory<Setup> factory() {
    return new ReferenceCameraFactory(camera, tries);
  }

  @Override
  protected Setup settings() {
    return new Setup(false, false, true);
  }

  @Override
  protected Set<CameraCapability> capabilities() {
    return camera.capabilities();
  }

  @Override
  protected Duration captureLimit() {
    return camera.captureLimit();
  }

  @Override
  protected Optional<Setup> stuckSettings() {
    return Optional.of(new Setup(true, false, true));
  }

  @Override
  protected Optional<FailingCamera<Setup>> failing() {
    return Optional.of(
        new FailingCamera<>(new Setup(false, true, true), () -> OptionalLong.of(tries.get())));
  }

  @Override
  protected Optional<Setup> absentSettings() {
    return Optional.of(new Setup(false, false, false));
  }
}
