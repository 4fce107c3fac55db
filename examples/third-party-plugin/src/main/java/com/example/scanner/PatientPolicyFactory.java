package com.example.scanner;

import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import org.pf4j.Extension;

/** The entry for {@code recovery { policy = patient }}. */
@Extension
public final class PatientPolicyFactory implements RecoveryPolicyFactory<PatientSettings> {

  @Override
  public String name() {
    return "patient";
  }

  @Override
  public Class<PatientSettings> settings() {
    return PatientSettings.class;
  }

  @Override
  public RecoveryPolicy create(PatientSettings settings, DeviceContext context) {
    return new PatientPolicy(settings);
  }
}
