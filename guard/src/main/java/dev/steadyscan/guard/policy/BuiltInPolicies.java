package dev.steadyscan.guard.policy;

import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import java.util.List;

/** The policies that are there without any plugin. */
public final class BuiltInPolicies {
  private BuiltInPolicies() {}

  /** A new factory of each; their defaults are in this module's {@code reference.conf}. */
  public static List<RecoveryPolicyFactory<?>> factories() {
    return List.of(
        new NoRecovery.Factory(), new StopClearWaitRestart.Factory(), new Escalate.Factory());
  }
}
