package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.testkit.ReferenceCamera.Setup;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** A camera that keeps its contract in all but one thing. */
final class BrokenCamera {
  private static final CameraLimits PATIENT = CameraLimits.all(Duration.ofSeconds(20));
  private static final CameraLimits IMPATIENT = CameraLimits.all(Duration.ofMillis(500));

  private final Maker maker;
  private CameraLimits limits = PATIENT;
  private boolean interruptible = true;
  private BiFunction<Setup, CameraInfo.Builder, CameraInfo.Builder> info = (setup, as) -> as;
  private final Set<CameraCapability> capabilities =
      EnumSet.complementOf(EnumSet.of(CameraCapability.SETS_WHITE_BALANCE));

  /** Makes the camera of one run. */
  @FunctionalInterface
  interface Maker {
    Camera make(Setup setup, DeviceContext context, AtomicLong tries) throws InterruptedException;
  }

  private BrokenCamera(Maker maker) {
    this.maker = maker;
  }

  static BrokenCamera whole() {
    return as((setup, context, tries) -> new ReferenceCamera(setup, context.time(), tries));
  }

  static BrokenCamera as(Maker maker) {
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

  BrokenCamera info(BiFunction<Setup, CameraInfo.Builder, CameraInfo.Builder> change) {
    info = change;
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
    return info.apply(setup, whole).build();
  }

  Camera create(Setup setup, DeviceContext context, AtomicLong tries) throws InterruptedException {
    return maker.make(setup, context, tries);
  }
}
