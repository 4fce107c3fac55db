package dev.steadyscan.guard.policy;

import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.testkit.RecoveryPolicyContract;

class NoRecoveryContractTest extends RecoveryPolicyContract<NoRecovery.Settings> {

  @Override
  protected RecoveryPolicyFactory<NoRecovery.Settings> factory() {
    return new NoRecovery.Factory();
  }

  @Override
  protected NoRecovery.Settings settings() {
    return new NoRecovery.Settings();
  }

  @Override
  protected boolean isExtension() {
    return false; // built in
  }
}
