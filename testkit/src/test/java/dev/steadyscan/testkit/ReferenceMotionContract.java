package dev.steadyscan.testkit;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.testkit.ReferenceMotion.Setup;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, over the motion that is broken as the run says. */
@ExtendWith(ContractRun.Flaw.class)
class ReferenceMotionContract extends MotionContract<Setup> {
  private final BrokenMotion motion;

  ReferenceMotionContract(String flaw) {
    motion = BrokenMotions.named(flaw);
  }

  @Override
  protected MotionFactory<Setup> factory() {
    return new ReferenceMotionFactory(motion);
  }

  @Override
  protected Setup settings() {
    return new Setup(false, true);
  }

  @Override
  protected Set<MotionCapability> capabilities() {
    return motion.capabilities();
  }

  @Override
  protected Optional<StuckMove<Setup>> stuckMove() {
    return Optional.of(new StuckMove<>(new Setup(true, true), Position.of(Position.ROTATION, 90)));
  }

  @Override
  protected boolean breakTrust(Motion lost, DeviceContext of) {
    ((ReferenceMotion) lost).lose();
    return true;
  }

  @Override
  protected Optional<Setup> absentSettings() {
    return Optional.of(new Setup(false, false));
  }
}
