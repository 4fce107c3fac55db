package dev.steadyscan.guard;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;

/** Asks the policy, which may be foreign and broken: then its decision is to give up. */
final class PolicyDesk {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final RecoveryPolicy policy;
  private final TimeoutGuard lane;
  private final TimeSource time;
  private final Events events;

  PolicyDesk(RecoveryPolicy policy, TimeoutGuard lane, TimeSource time, Events events) {
    this.policy = policy;
    this.lane = lane;
    this.time = time;
    this.events = events;
  }

  RecoveryDecision decide(Failure failure, RecoveryHistory history) throws InterruptedException {
    try {
      return lane.call(
          "decide",
          Deadline.after(time, LIMIT),
          () -> policy.decide(failure, history),
          decision -> {});
    } catch (DeviceException broken) {
      String reason = "the recovery policy is broken: " + broken.failure().message();
      events.warn(reason);
      return new GiveUp(reason);
    }
  }
}
