package dev.steadyscan.testkit;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionLimits;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.testkit.ReferenceMotion.Setup;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** A motion that keeps its contract in all but one thing. */
final class BrokenMotion {
  private static final MotionLimits PATIENT = MotionLimits.all(Duration.ofSeconds(20));
  private static final MotionLimits IMPATIENT = MotionLimits.all(Duration.ofMillis(500));
  private static final double ENDLESS = Double.POSITIVE_INFINITY;

  private final Function<Parts, Motion> maker;
  private final Set<MotionCapability> capabilities = EnumSet.allOf(MotionCapability.class);
  private MotionLimits limits = PATIENT;
  private boolean opensToDescribe;

  /** What a motion is made of. */
  record Parts(Setup setup, DeviceContext context, BrokenMotion as) {}

  private BrokenMotion(Function<Parts, Motion> maker) {
    this.maker = maker;
  }

  static BrokenMotion whole() {
    return as(ReferenceMotion::new);
  }

  static BrokenMotion as(Function<Parts, Motion> maker) {
    return new BrokenMotion(maker);
  }

  /** Its flaw is a hang: it is not waited for as long as a slow machine would need. */
  BrokenMotion hanging() {
    limits = IMPATIENT;
    return this;
  }

  BrokenMotion openedToBeDescribed() {
    opensToDescribe = true;
    return this;
  }

  BrokenMotion without(MotionCapability capability) {
    capabilities.remove(capability);
    return this;
  }

  Set<MotionCapability> capabilities() {
    return capabilities;
  }

  MotionInfo describe(Setup setup) {
    if (opensToDescribe && !setup.there()) {
      throw ReferenceMotion.failure(FailureKind.GONE, "there is no such motion");
    }
    return MotionInfo.builder("reference")
        .limits(limits)
        .axis(new Axis(Position.ROTATION, -ENDLESS, ENDLESS, 1e6, ENDLESS))
        .axis(new Axis(Position.HEIGHT, 0, 100, 1e6, ENDLESS))
        .build();
  }

  Motion create(Setup setup, DeviceContext context) {
    return maker.apply(new Parts(setup, context, this));
  }
}
