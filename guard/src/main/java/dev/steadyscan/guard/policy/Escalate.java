package dev.steadyscan.guard.policy;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryDecision.Retry;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The policy {@code escalate}: each failure of an episode is answered by a stronger means than the
 * one before, over the end of shots. The rungs are a retry, two restarts, a replacement, one with
 * little memory, and quarantine; {@link Rung} says where a failure gets on.
 *
 * <p>A camera that was replaced too often lately goes into quarantine instead; each further
 * quarantine of an episode is longer. Shots are given up where no means can help: as many calls are
 * stuck as may be, or the camera is well. What is the host's fault is retried and no rung is
 * climbed.
 *
 * <p>Immutable and thread-safe.
 */
public final class Escalate implements RecoveryPolicy {
  private final EscalateSettings settings;

  /** The policy with these waits and bounds. */
  public Escalate(EscalateSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  @Override
  public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
    return switch (failure.kind()) {
      case BACKPRESSURE -> new Retry(settings.retryDelay());
      case NOT_SAVED, SETTING_REFUSED ->
          new GiveUp("the camera is well, and no recovery helps against " + failure.kind());
      default -> history.isFull() ? full(history) : climb(failure, history);
    };
  }

  private static GiveUp full(RecoveryHistory history) {
    return new GiveUp(
        history.stuckCalls() + " calls are stuck inside it, and nothing enters before one returns");
  }

  private RecoveryDecision climb(Failure failure, RecoveryHistory history) {
    return switch (rung(failure, history)) {
      case RETRY -> new Retry(settings.retryDelay());
      case RESTART -> restart(Duration.ZERO);
      case LONGER_RESTART -> restart(settings.backoff());
      case REPLACE -> new Replace(MemoryProfile.NORMAL);
      case REPLACE_SMALL -> new Replace(MemoryProfile.SMALL);
      case QUARANTINE -> new Quarantine(probeAfter(history.count(Quarantine.class)));
    };
  }

  private Rung rung(Failure failure, RecoveryHistory history) {
    Rung rung = Rung.next(failure, history);
    boolean spent = history.recentReplacements() >= settings.maxReplacements();
    return rung.replaces() && spent ? Rung.QUARANTINE : rung;
  }

  private Restart restart(Duration backoff) {
    return new Restart(settings.waitAfterStop().plus(backoff), settings.waitAfterStart());
  }

  private Duration probeAfter(int before) {
    List<Duration> probes = settings.probeAfter();
    return probes.get(Math.min(before, probes.size() - 1));
  }

  @Override
  public Duration longestWait() {
    Restart longest = restart(settings.backoff());
    Duration restart = longest.waitAfterStop().plus(longest.waitAfterStart());
    return restart.compareTo(settings.retryDelay()) > 0 ? restart : settings.retryDelay();
  }

  /** Makes the policy {@code escalate}. */
  public static final class Factory implements RecoveryPolicyFactory<EscalateSettings> {
    @Override
    public String name() {
      return "escalate";
    }

    @Override
    public Class<EscalateSettings> settings() {
      return EscalateSettings.class;
    }

    @Override
    public RecoveryPolicy create(EscalateSettings settings, DeviceContext context) {
      return new Escalate(settings);
    }
  }
}
