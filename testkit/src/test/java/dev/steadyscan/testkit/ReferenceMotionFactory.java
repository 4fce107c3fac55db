package dev.steadyscan.testkit;

import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.testkit.ReferenceMotion.Setup;
import org.pf4j.Extension;

/** Makes motions that keep their contract, or are broken in one way. */
@Extension
public final class ReferenceMotionFactory implements MotionFactory<Setup> {
  private final BrokenMotion broken;

  /** For the host. */
  public ReferenceMotionFactory() {
    this(BrokenMotion.whole());
  }

  ReferenceMotionFactory(BrokenMotion broken) {
    this.broken = broken;
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
  public MotionInfo describe(Setup settings) {
    return broken.describe(settings);
  }

  @Override
  public Motion create(Setup settings, DeviceContext context) {
    if (!settings.there()) {
      throw ReferenceMotion.failure(FailureKind.GONE, "there is no such motion");
    }
    return broken.create(settings, context);
  }
}
