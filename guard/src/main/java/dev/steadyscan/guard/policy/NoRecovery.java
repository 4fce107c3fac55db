package dev.steadyscan.guard.policy;

import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.time.Duration;

/**
 * The policy {@code none}: a shot is given up after its first failure and the next one is tried.
 *
 * <p>Immutable and thread-safe.
 */
public final class NoRecovery implements RecoveryPolicy {

  @Override
  public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
    return new RecoveryDecision.GiveUp("the policy is none");
  }

  @Override
  public Duration longestWait() {
    return Duration.ZERO;
  }

  /** It has no settings. */
  public record Settings() {}

  /** Makes the policy {@code none}. */
  public static final class Factory implements RecoveryPolicyFactory<Settings> {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public Class<Settings> settings() {
      return Settings.class;
    }

    @Override
    public RecoveryPolicy create(Settings settings, DeviceContext context) {
      return new NoRecovery();
    }
  }
}
