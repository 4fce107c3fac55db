package dev.steadyscan.simulator;

import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import org.pf4j.Extension;

/** Makes the simulated motion: {@code motion { type = simulator }}. Immutable and thread-safe. */
@Extension
public final class SimulatedMotionFactory implements MotionFactory<MotionSettings> {

  /** For the host. */
  public SimulatedMotionFactory() {}

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public Class<MotionSettings> settings() {
    return MotionSettings.class;
  }

  @Override
  public MotionInfo describe(MotionSettings settings) {
    return settings.info();
  }

  @Override
  public Motion create(MotionSettings settings, DeviceContext context) {
    return new SimulatedMotion(settings, context.time(), context.shared(Rig.class, Rig::new));
  }
}
