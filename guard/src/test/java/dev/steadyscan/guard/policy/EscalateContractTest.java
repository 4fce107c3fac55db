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
    return new EscalateSettings(
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        3,
        List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)));
  }

  @Override
  protected boolean isExtension() {
    return false; // built in
  }
}
