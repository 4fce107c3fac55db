package com.example.scanner;

import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.testkit.RecoveryPolicyContract;
import java.time.Duration;

/** The contract of recovery policies, one test a rule. */
class PatientPolicyContractTest extends RecoveryPolicyContract<PatientSettings> {

  @Override
  protected RecoveryPolicyFactory<PatientSettings> factory() {
    return new PatientPolicyFactory();
  }

  @Override
  protected PatientSettings settings() {
    return new PatientSettings(Duration.ofMillis(500), Duration.ofSeconds(8), 3);
  }
}
