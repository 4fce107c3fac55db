package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.testkit.ReferenceCamera.Setup;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A camera that keeps its contract in all but one thing. */
final class BrokenCamera {
  private static final CameraLimits PATIENT = CameraLimits.all(Duration.ofSeconds(20));
  private static final CameraLimits IMPATIENT = CameraLimits.all(Duration.ofMillis(500));

  private final Function<Parts, Camera> maker;
  private CameraLimits limits = PATIENT;
  private boolean interruptible = true;
  private UnaryOperator<CameraInfo.Builder> info = UnaryOperator.identity();
  private boolean opensToDescribe;
  private final Set<CameraCapability> capabilities =
      EnumSet.complementOf(
          EnumSet.of(CameraCapability.SETS_WHITE_BALANCE, CameraCapability.TELLS_WHITE_BALANCE));

  /**
   * What a camera is made of.
   *
   * @param tries how often it was told to take a picture
   */
  record Parts(Setup setup, DeviceContext context, AtomicLong tries) {}

  private BrokenCamera(Function<Parts, Camera> maker) {
    this.maker = maker;
  }

  static BrokenCamera whole() {
    return as(ReferenceCamera::new);
  }

  static BrokenCamera as(Function<Parts, Camera> maker) {
    return new BrokenCamera(maker);
  }

  /** Its flaw is a hang: it is not waited for as long as a slow machine would need. */
  BrokenCamera hanging() {
    limits = IMPATIENT;
    return this;
  }

  BrokenCamera interruptible(boolean value) {
    interruptible = value;
    return this;
  }

  BrokenCamera info(UnaryOperator<CameraInfo.Builder> change) {
    info = change;
    return this;
  }

  BrokenCamera openedToBeDescribed() {
    opensToDescribe = true;
    return this;
  }

  BrokenCamera without(CameraCapability capability) {
    capabilities.remove(capability);
    return this;
  }

  BrokenCamera with(CameraCapability capability) {
    capabilities.add(capability);
    return this;
  }

  Set<CameraCapability> capabilities() {
    return capabilities;
  }

  Duration captureLimit() {
    return limits.start();
  }

  CameraInfo describe(Setup setup) {
    CameraInfo.Builder whole =
        CameraInfo.builder("reference")
            .limits(limits)
            .interruptible(interruptible)
            .frameBytes(1)
            .shotsAvailable(ReferenceCamera.SHOTS);
    if (opensToDescribe && !setup.there()) {
      throw ReferenceCamera.failure(FailureKind.GONE, "there is no such camera");
    }
    return info.apply(whole).build();
  }

  Camera create(Setup setup, DeviceContext context, AtomicLong tries) {
    return maker.apply(new Parts(setup, context, tries));
  }
}
