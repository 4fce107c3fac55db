package dev.steadyscan.guard.policy;

import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.testkit.RecoveryPolicyContract;
import java.time.Duration;
import java.util.List;

class EscalateContractTest extends RecoveryPolicyContract<EscalateSettings> {

  @Override
  protected RecoveryPolicyFactory<EscalateSettings> factory() {
    return new Escalate.Factory();
  }

  @Override
  protected EscalateSettings settings() {
    Duration wait = Duration.ofMillis(500);
    return new EscalateSettings(wait, wait, wait, wait, 3, List.of(Duration.ofMinutes(1)));
  }

  @Override
  protected boolean isExtension() {
    return false; // built in
  }
}
