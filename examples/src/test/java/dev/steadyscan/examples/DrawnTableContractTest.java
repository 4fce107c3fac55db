package dev.steadyscan.examples;

import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.testkit.MotionCapability;
import dev.steadyscan.testkit.MotionContract;
import java.util.Set;

/** A motion that a program hands over passes the contract of a plugin's. */
class DrawnTableContractTest extends MotionContract<DrawnTableContractTest.NoSettings> {

  record NoSettings() {}

  @Override
  protected MotionFactory<NoSettings> factory() {
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
  protected Set<MotionCapability> capabilities() {
    return Set.of(MotionCapability.TURNS_WITHOUT_END);
  }

  private static final class HandedOver implements MotionFactory<NoSettings> {
    @Override
    public String name() {
      return "drawn";
    }

    @Override
    public Class<NoSettings> settings() {
      return NoSettings.class;
    }

    @Override
    public MotionInfo describe(NoSettings settings) {
      return DrawnTable.INFO;
    }

    @Override
    public Motion create(NoSettings settings, DeviceContext context) {
      return new DrawnTable();
    }
  }
}
