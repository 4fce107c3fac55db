package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.policy.NoRecovery;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A camera that takes its picture or says why not, in bounded time, whatever the bare camera
 * beneath does: every call runs in a lane under its limit, failures go to the recovery policy, and
 * what that decides is done here, beside the scan if need be.
 *
 * <p>A conductor's thread does one thing after the other. It starts with the first call and ends
 * with {@link #close}, which leaves no thread behind but those that are stuck in the device.
 *
 * <p>Thread-safe. As a {@link Camera} it may stand wherever a bare one does; then {@link #capture}
 * is one whole shot, recoveries included, and {@code start}, {@code configure}, {@code stop} and
 * {@code clear} wait for their turn.
 */
public final class GuardedCamera implements Camera {
  private static final int MAX_STUCK = RecoveryHistory.MOST_STUCK_CALLS;

  private static final Duration SLACK = Duration.ofSeconds(1);

  private final CameraInfo info;
  private final TimeSource time;
  private final Events events;
  private final CallRegistry registry;
  private final TimeoutGuard lane;
  private final TimeoutGuard policyLane;
  private final CameraSlot slot;
  private final Ladder ladder;
  private final Conductor conductor;

  private GuardedCamera(Builder from) {
    info = from.info;
    time = from.time;
    events = new Events(from.name, time, from.events);
    registry = new CallRegistry(MAX_STUCK, time, events::late);
    Inbox inbox = new Inbox();
    PointWatch watch = new PointWatch(from.name, time, inbox);
    lane = new TimeoutGuard(from.name, ErrorCode.CAMERA, watch, info.interruptible(), registry);
    policyLane =
        new TimeoutGuard(
            from.name + " policy",
            ErrorCode.PLUGIN_DEFECT,
            watch,
            false,
            new CallRegistry(MAX_STUCK, time, events::late));
    slot =
        new CameraSlot(
            from.source, info.limits(), lane, registry, time, watch, this::recoverBesideScan);
    Duration timeout = from.limits.timeout();
    Attempts attempts = new Attempts(slot, lane, timeout, time, events);
    PolicyDesk policy = new PolicyDesk(from.policy, policyLane, time, events);
    ladder = new Ladder(slot, attempts, policy, from.limits, info.limits(), watch, events);
    conductor = new Conductor(from.name, inbox, watch, this::closeDevice);
  }

  /**
   * A builder for a camera with this name over the instances of this source. The policy is {@code
   * none}, the limits are those of {@link CameraInfo} and one attempt of 10 s, and the clock is the
   * machine's, unless they are set.
   */
  public static Builder builder(String name, CameraSource source) {
    Objects.requireNonNull(source, "source");
    return builder(name, (profile, trouble) -> source.open(profile));
  }

  /** As above, over instances that notice trouble between shots. */
  public static Builder builder(String name, WatchedCameraSource source) {
    return new Builder(name, source);
  }

  /** A builder with everything from the context: for a plugin that wraps its own camera. */
  public static Builder builder(CameraSource source, CameraInfo info, DeviceContext context) {
    Objects.requireNonNull(source, "source");
    return builder((profile, trouble) -> source.open(profile), info, context);
  }

  /** As above, over instances that notice trouble between shots. */
  public static Builder builder(
      WatchedCameraSource source, CameraInfo info, DeviceContext context) {
    return new Builder(context.device(), source)
        .info(info)
        .policy(context.recovery())
        .limits(context.capture())
        .time(context.time())
        .events(context::report);
  }

  /** The camera's name. */
  public String name() {
    return events.device();
  }

  /** What the camera is like. */
  public CameraInfo info() {
    return info;
  }

  /** Calls that are stuck inside the device, over all its instances; 0 to 4: three, and a close. */
  public int stuckCalls() {
    return registry.stuck().size();
  }

  /**
   * Whether a shot would fail at once: the camera is in quarantine, or the policy gave it up over a
   * call that is stuck inside and has not returned. It may be in service again a moment later.
   */
  public boolean isOutOfService() {
    return ladder.isOutOfService();
  }

  /**
   * Makes the first instance and starts it. Does nothing if there is one that is started.
   *
   * @throws DeviceException if that failed, or was not over at the deadline
   */
  public void open(Deadline deadline) throws InterruptedException {
    ask("open", deadline, slot::ready);
  }

  /**
   * Takes a picture: as many attempts as the limits allow, with the policy's recoveries between
   * them. Never blocks. Shots are taken in the order in which they were asked for.
   *
   * <p>The future never completes exceptionally, and completes at the point's deadline at the
   * latest: what has to be done about the camera then goes on without the shot. It completes on the
   * camera's thread, so what depends on it MUST NOT block there. Cancelling it gives the shot up:
   * no further attempt is begun and a frame that comes is dropped.
   *
   * @param request what to take; its attempt is the number of the first attempt to make
   * @param exposed is run exactly once, as soon as the rig may move, and at the latest before the
   *     future completes; on a thread of the camera, so it MUST NOT block
   * @param pointDeadline when the rig stops waiting for this shot
   */
  public CompletableFuture<ShotOutcome> shoot(
      CaptureRequest request, Runnable exposed, Deadline pointDeadline) {
    Shot shot = new Shot(request, exposed, pointDeadline, ladder, events);
    conductor.submit(shot);
    return shot.outcome();
  }

  /**
   * Takes a picture as {@link #shoot} does, and waits for it.
   *
   * @throws DeviceException with the failure for which the shot was given up
   */
  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    CompletableFuture<ShotOutcome> shot = shoot(request, exposed, deadline);
    try {
      await(shot, "capture", deadline);
    } catch (InterruptedException stopped) {
      CompletableFuture<Void> unused =
          shot.thenAccept(late -> late.frame().ifPresent(Frame::close));
      throw stopped;
    }
    ShotOutcome outcome = shot.join();
    return outcome
        .frame()
        .orElseThrow(() -> new DeviceException(ErrorCode.CAMERA, outcome.failure().orElseThrow()));
  }

  @Override
  public void start(Deadline deadline) throws InterruptedException {
    ask("start", deadline, slot::ready);
  }

  @Override
  public void configure(ShotSettings settings, Deadline deadline) throws InterruptedException {
    ask("configure", deadline, () -> slot.prepare(settings));
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    ask("stop", deadline, () -> onInstance(CameraInstance::stop));
  }

  @Override
  public void clear(Deadline deadline) throws InterruptedException {
    ask("clear", deadline, () -> onInstance(CameraInstance::clear));
  }

  /**
   * Gives up what is going on, closes the instance under its limit and ends the threads. Shots
   * under way fail. Bounded by the limit for {@code close} in any state; does nothing from the
   * second time on. Never throws: what could not be closed is told as an event.
   */
  @Override
  public void close() {
    conductor.close(time, info.limits().close().plus(SLACK));
  }

  @FunctionalInterface
  private interface InstanceStep {
    void run(CameraInstance camera) throws InterruptedException;
  }

  private void recoverBesideScan(TroubleLine.Report report) {
    conductor.submit(new Repair(report, ladder, time));
  }

  private void onInstance(InstanceStep step) throws InterruptedException {
    if (slot.current().isPresent()) {
      step.run(slot.current().get());
    }
  }

  private void ask(String operation, Deadline deadline, Order.Work work)
      throws InterruptedException {
    Order order = new Order(operation, deadline, work);
    conductor.submit(order);
    await(order.over(), operation, deadline);
    Optional<DeviceException> failed = order.over().join();
    if (failed.isPresent()) {
      throw failed.get();
    }
  }

  /** Waits for a job, which ends at its deadline; the slack is for a conductor that is held up. */
  private void await(CompletableFuture<?> job, String operation, Deadline deadline)
      throws InterruptedException {
    try {
      time.await(job, deadline.remaining().plus(SLACK));
    } catch (InterruptedException stopped) {
      job.cancel(false);
      throw stopped;
    }
    if (job.cancel(false)) {
      String message = operation + " did not get its turn in time";
      throw DeviceException.camera(FailureKind.TIMEOUT, operation, message);
    }
  }

  private void closeDevice() throws InterruptedException {
    Deadline limit = Deadline.after(time, info.limits().close());
    try {
      onInstance(CameraInstance::close);
    } catch (DeviceException notClosed) {
      events.warn("could not be closed: " + notClosed.failure().message());
    }
    slot.awaitAllFree(limit);
    lane.close();
    policyLane.close();
  }

  /** Builds a {@link GuardedCamera}. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final WatchedCameraSource source;
    private CameraInfo info;
    private RecoveryPolicy policy = new NoRecovery();
    private CaptureLimits limits = new CaptureLimits(Duration.ofSeconds(10), 1);
    private TimeSource time = TimeSource.system();
    private Consumer<? super DeviceEvent> events = event -> {};

    private Builder(String name, WatchedCameraSource source) {
      this.name = Objects.requireNonNull(name, "name");
      this.source = Objects.requireNonNull(source, "source");
      this.info = CameraInfo.builder(name).build();
    }

    /** Sets what the camera is like, the limits of its calls among it. */
    public Builder info(CameraInfo value) {
      info = Objects.requireNonNull(value, "info");
      return this;
    }

    /** Sets who decides on failures; it may hang or throw, then shots are given up. */
    public Builder policy(RecoveryPolicy value) {
      policy = Objects.requireNonNull(value, "policy");
      return this;
    }

    /** Sets how often and how long a picture is tried. */
    public Builder limits(CaptureLimits value) {
      limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /** Sets the clock. */
    public Builder time(TimeSource value) {
      time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Sets who hears of attempts and recoveries. Called on the camera's threads; it MUST NOT block,
     * and what it throws is logged and dropped.
     */
    public Builder events(Consumer<? super DeviceEvent> value) {
      events = Objects.requireNonNull(value, "events");
      return this;
    }

    /** The camera, not opened. */
    public GuardedCamera build() {
      return new GuardedCamera(this);
    }
  }
}
