package dev.steadyscan.guard.policy;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import dev.steadyscan.api.plugin.Setting;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import dev.steadyscan.api.recovery.RecoveryDecision.Restart;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The policy {@code stop-clear-wait-restart}: whatever failed, the camera is stopped, cleared and
 * started again; each further restart of an episode waits longer before the start. A camera that is
 * gone or stands still and does not come back by a restart is replaced, until a replacement fails.
 * The attempts end the shot. It gives up by itself only while a call is stuck inside the camera
 * that restarts do not free: after two that failed, or when the stop got stuck as well.
 *
 * <p>Immutable and thread-safe.
 */
public final class StopClearWaitRestart implements RecoveryPolicy {
  /** After this many restarts of one episode the wait grows no longer. */
  public static final int LONGEST_BACKOFF = 4;

  /** What a restart does not cure that failed itself: a process that is gone, or is frozen. */
  private static final Set<FailureKind> DEAD = EnumSet.of(FailureKind.GONE, FailureKind.STALLED);

  private final Settings settings;

  /** The policy with these waits. */
  public StopClearWaitRestart(Settings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  @Override
  public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
    long failed = failed(Restart.class, history);
    if (history.stuckCalls() > 1 || (history.stuckCalls() == 1 && failed > 1)) {
      return new RecoveryDecision.GiveUp("a call is stuck inside it that a restart does not free");
    }
    boolean isDead = DEAD.contains(failure.kind()) && failed > 0;
    return isDead && failed(Replace.class, history) == 0
        ? new Replace(MemoryProfile.NORMAL)
        : restart(history.count(Restart.class));
  }

  private static long failed(Class<? extends RecoveryDecision> means, RecoveryHistory history) {
    return history.episode().stream()
        .filter(step -> means.isInstance(step.decision()) && !step.carriedOut())
        .count();
  }

  @Override
  public Duration longestWait() {
    Restart longest = restart(LONGEST_BACKOFF);
    return longest.waitAfterStop().plus(longest.waitAfterStart());
  }

  private Restart restart(int before) {
    Duration backoff = settings.backoff().multipliedBy(Math.min(before, LONGEST_BACKOFF));
    return new Restart(settings.waitAfterStop().plus(backoff), settings.waitAfterStart());
  }

  /**
   * How long it waits.
   *
   * @param waitAfterStop between clear and start, at the first restart of an episode
   * @param waitAfterStart between start and the next capture
   * @param backoff added to {@code waitAfterStop} for each earlier restart of the episode, four
   *     times at most
   */
  public record Settings(
      @Setting(value = "wait between clear and start", min = 0) Duration waitAfterStop,
      @Setting(value = "wait between start and the next capture", min = 0) Duration waitAfterStart,
      @Setting(value = "added for each earlier restart of an episode, 4 times at most", min = 0)
          Duration backoff) {
    /** Checks. */
    public Settings {
      for (Duration wait : List.of(waitAfterStop, waitAfterStart, backoff)) {
        if (wait.isNegative()) {
          throw new IllegalArgumentException("a wait cannot be negative: " + wait);
        }
      }
    }
  }

  /** Makes the policy {@code stop-clear-wait-restart}. */
  public static final class Factory implements RecoveryPolicyFactory<Settings> {
    @Override
    public String name() {
      return "stop-clear-wait-restart";
    }

    @Override
    public Class<Settings> settings() {
      return Settings.class;
    }

    @Override
    public RecoveryPolicy create(Settings settings, DeviceContext context) {
      return new StopClearWaitRestart(settings);
    }
  }
}
