package dev.steadyscan.simulator;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.testkit.MotionCapability;
import dev.steadyscan.testkit.MotionContract;
import dev.steadyscan.testkit.StuckMove;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

class SimulatedMotionContractTest extends MotionContract<MotionSettings> {
  private static final double FAST = 1_000;
  private static final double DAYS_AWAY = 1e12;

  @Override
  protected MotionFactory<MotionSettings> factory() {
    return new SimulatedMotionFactory();
  }

  @Override
  protected MotionSettings settings() {
    return Settings.motion(FAST);
  }

  @Override
  protected Set<MotionCapability> capabilities() {
    return EnumSet.allOf(MotionCapability.class);
  }

  @Override
  protected Optional<StuckMove<MotionSettings>> stuckMove() {
    return Optional.of(new StuckMove<>(settings(), Position.of(Position.ROTATION, DAYS_AWAY)));
  }

  @Override
  protected boolean breakTrust(Motion motion, DeviceContext of) {
    Rig rig = of.shared(Rig.class, Rig::new);
    rig.loseInNextMove(5);
    rig.move(Travel.standing(rig.state(of.time().nanos()).position()));
    return true;
  }
}
