package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.testkit.ReferenceCamera.Setup;
import java.util.concurrent.atomic.AtomicLong;
import org.pf4j.Extension;

/** Makes cameras that keep their contract, or are broken in one way. */
@Extension
public final class ReferenceCameraFactory implements CameraFactory<Setup> {
  private final BrokenCamera broken;
  private final AtomicLong tries;

  /** For the host. */
  public ReferenceCameraFactory() {
    this(BrokenCamera.whole(), new AtomicLong());
  }

  ReferenceCameraFactory(BrokenCamera broken, AtomicLong tries) {
    this.broken = broken;
    this.tries = tries;
  }

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Class<Setup> settings() {
    return Setup.class;
  }

  @Override
  public CameraInfo describe(Setup settings) {
    return broken.describe(settings);
  }

  @Override
  public Camera create(Setup settings, DeviceContext context) {
    if (!settings.there()) {
      throw ReferenceCamera.failure(FailureKind.GONE, "there is no such camera");
    }
    return broken.create(settings, context, tries);
  }
}
