package dev.steadyscan.guard.policy;

import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.testkit.RecoveryPolicyContract;
import java.time.Duration;

class StopClearWaitRestartContractTest
    extends RecoveryPolicyContract<StopClearWaitRestart.Settings> {

  @Override
  protected RecoveryPolicyFactory<StopClearWaitRestart.Settings> factory() {
    return new StopClearWaitRestart.Factory();
  }

  @Override
  protected StopClearWaitRestart.Settings settings() {
    return new StopClearWaitRestart.Settings(
        Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(400));
  }

  @Override
  protected boolean isExtension() {
    return false; // built in
  }
}
