package dev.steadyscan.guard;

import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent.RecoveryEnded;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStarted;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryDecision.GiveUp;
import dev.steadyscan.api.recovery.RecoveryDecision.Quarantine;
import dev.steadyscan.api.recovery.RecoveryDecision.Replace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes shots: attempts, and between them what the policy decides about each failure. A failure
 * stays open until a decision about it was carried out, over the end of its shot: the rest is done
 * beside the scan, or before the next shot's first attempt. Used by the conductor's thread alone.
 */
final class Ladder {
  private final CameraSlot slot;
  private final Attempts attempts;
  private final PolicyDesk policy;
  private final CaptureLimits capture;
  private final CameraLimits limits;
  private final PointWatch watch;
  private final Events events;
  private final Episode episode = new Episode();
  private Budget betweenShots;
  private @Nullable Failure open;
  private volatile @Nullable OutOfService outOfService;
  private String told = "";
  private volatile CompletableFuture<Void> givenUpUntil = CompletableFuture.completedFuture(null);

  Ladder(
      CameraSlot slot,
      Attempts attempts,
      PolicyDesk policy,
      CaptureLimits capture,
      CameraLimits limits,
      PointWatch watch,
      Events events) {
    this.slot = slot;
    this.attempts = attempts;
    this.policy = policy;
    this.capture = capture;
    this.betweenShots = new Budget(capture.attempts());
    this.limits = limits;
    this.watch = watch;
    this.events = events;
  }

  /** See {@link GuardedCamera#isOutOfService}; for any thread. */
  boolean isOutOfService() {
    OutOfService quarantine = outOfService;
    return !givenUpUntil.isDone() || (quarantine != null && !quarantine.isOver());
  }

  void take(Shot shot) throws InterruptedException {
    try {
      climb(shot);
    } finally {
      watch.recoveryEnds();
    }
  }

  private void climb(Shot shot) throws InterruptedException {
    episode.shotBegins();
    Budget budget = new Budget(capture.attempts());
    betweenShots = new Budget(capture.attempts());
    enterService(shot, budget);
    while (isWanted(shot)) {
      Failure failure = open;
      if (failure == null) {
        attempt(shot, budget);
      } else {
        act(failure, shot, budget);
      }
    }
    Failure left = open;
    if (left != null) {
      act(left, shot, new Budget(1));
    }
  }

  /**
   * Acts on trouble that the camera told between shots. It is a failure of the episode like any
   * other but costs no attempt; what is still open at the end is acted upon before the next shot.
   * Between two shots no more failures are borne than during one.
   */
  void repair(Failure trouble, Visit told) throws InterruptedException {
    if (open != null || outOfService != null || betweenShots.isSpent()) {
      return;
    }
    betweenShots.spend();
    events.warn("trouble between shots: " + trouble.message());
    try {
      remains(trouble, told);
      for (Failure failure = open; failure != null && !told.isOver(); failure = open) {
        act(failure, told, betweenShots);
      }
    } finally {
      watch.recoveryEnds();
    }
  }

  private boolean isWanted(Shot shot) throws InterruptedException {
    watch.look();
    return !shot.isOver();
  }

  /** Out of service, a shot fails at once; the first one after the wait replaces the camera. */
  private void enterService(Shot shot, Budget budget) throws InterruptedException {
    OutOfService out = outOfService;
    if (out == null) {
      return;
    }
    if (!out.isOver()) {
      shot.fail(out.refusal(events.device()));
      return;
    }
    outOfService = null;
    carryOut(out.failure(), new Replace(slot.profile()), shot, budget);
  }

  private void attempt(Shot shot, Budget budget) throws InterruptedException {
    watch.recoveryEnds();
    Attempts.Result result = attempts.make(shot);
    if (result.good()) {
      episode.goodFrame();
      told = "";
    }
    if (result.failure().isEmpty()) {
      return;
    }
    Failure failure = result.failure().get();
    budget.spend();
    if (!remains(failure, shot)) {
      return;
    }
    if (budget.isSpent() || result.exposed()) {
      shot.fail(failure);
    }
  }

  /** Lets the policy decide about the open failure, and does it. */
  private void act(Failure failure, Visit visit, Budget budget) throws InterruptedException {
    RecoveryDecision decision =
        policy.decide(
            failure, episode.history(visit.attempts(), capture.attempts(), slot.stuckCalls()));
    givenUpUntil =
        decision instanceof GiveUp ? slot.free() : CompletableFuture.completedFuture(null);
    if (decision instanceof GiveUp giveUp) {
      tellOnce(giveUp.reason());
      rest(failure, decision, visit);
    } else if (decision instanceof Quarantine quarantine) {
      events.tell(new RecoveryStarted(events.now(), events.device(), failure, decision));
      outOfService = OutOfService.begin(watch.base(), failure, quarantine.probeAfter());
      end(failure, decision, true, Duration.ZERO);
      rest(failure, decision, visit);
    } else {
      carryOut(failure, decision, visit, budget);
    }
  }

  private void tellOnce(String reason) {
    if (!reason.equals(told)) {
      told = reason;
      events.info("gives up: " + reason);
    }
  }

  private void rest(Failure failure, RecoveryDecision decision, Visit visit) {
    episode.acted(failure, decision, true);
    open = null;
    visit.fail(failure);
  }

  private void carryOut(Failure failure, RecoveryDecision decision, Visit visit, Budget budget)
      throws InterruptedException {
    if (decision instanceof Replace) {
      episode.replaced();
    }
    Optional<Failure> next = recover(failure, decision);
    episode.acted(failure, decision, next.isEmpty());
    open = null;
    if (next.isEmpty()) {
      return;
    }
    budget.spend();
    if (remains(next.get(), visit) && budget.isSpent()) {
      visit.fail(next.get());
    }
  }

  private Optional<Failure> recover(Failure failure, RecoveryDecision decision)
      throws InterruptedException {
    events.tell(new RecoveryStarted(events.now(), events.device(), failure, decision));
    long begun = watch.base().nanos();
    RecoveryRun run = new RecoveryRun(slot, limits, watch, events);
    boolean completed = false;
    watch.recoveryBegins();
    try {
      Optional<Failure> next = run.carryOut(decision);
      completed = run.everyStepWorked();
      return next;
    } finally {
      end(failure, decision, completed, Duration.ofNanos(watch.base().nanos() - begun));
    }
  }

  private void end(Failure failure, RecoveryDecision decision, boolean completed, Duration took) {
    events.tell(
        new RecoveryEnded(events.now(), events.device(), failure, decision, completed, took));
  }

  /** Keeps a failure open; a refused setting is none that a policy could do anything about. */
  private boolean remains(Failure failure, Visit visit) {
    if (failure.kind() == FailureKind.SETTING_REFUSED) {
      visit.fail(failure);
      return false;
    }
    visit.failedOnce(failure);
    open = failure;
    return true;
  }
}
