package dev.steadyscan.guard;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraLimits;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the instance in use sits: opens it, knows the settings that were confirmed last, and what
 * is stuck inside. Used by the conductor's thread alone; its calls throw DeviceException.
 */
final class CameraSlot {
  private final WatchedCameraSource source;
  private final CameraLimits limits;
  private final TimeoutGuard lane;
  private final CallRegistry registry;
  private final TimeSource time;
  private final Waiting waiting;
  private final Consumer<? super TroubleLine.Report> trouble;

  private @Nullable CameraInstance current;
  private ShotSettings confirmed = ShotSettings.unchanged();
  private MemoryProfile profile = MemoryProfile.NORMAL;

  /**
   * A slot without an instance.
   *
   * @param time what deadlines are read from, in foreign code too
   * @param waiting what this thread waits by
   * @param trouble takes, on any thread, what instances tell
   */
  CameraSlot(
      WatchedCameraSource source,
      CameraLimits limits,
      TimeoutGuard lane,
      CallRegistry registry,
      TimeSource time,
      Waiting waiting,
      Consumer<? super TroubleLine.Report> trouble) {
    this.source = source;
    this.limits = limits;
    this.lane = lane;
    this.registry = registry;
    this.time = time;
    this.waiting = waiting;
    this.trouble = trouble;
  }

  Optional<CameraInstance> current() {
    return Optional.ofNullable(current);
  }

  /** The profile that the last instance was asked for with. */
  MemoryProfile profile() {
    return profile;
  }

  int stuckCalls() {
    return registry.stuck().size();
  }

  CameraInstance open(MemoryProfile newProfile) throws InterruptedException {
    profile = newProfile;
    Deadline deadline = Deadline.after(time, limits.open());
    CallName name = CallName.inTime("open", this);
    TroubleLine line = new TroubleLine(trouble);
    Camera camera = lane.call(name, deadline, () -> source.open(newProfile, line), Camera::close);
    CameraInstance opened = new CameraInstance(camera, lane, limits, time, line);
    current = opened;
    return opened;
  }

  /** Forgets the instance; what is stuck inside it goes on counting. */
  void drop() {
    current = null;
  }

  /** The instance, opened and started if it was not. */
  CameraInstance ready() throws InterruptedException {
    CameraInstance camera = current;
    if (camera == null) {
      camera = open(profile);
    }
    if (!camera.isStarted()) {
      camera.start();
    }
    return camera;
  }

  /** Brings the change into force on an instance that is ready, and gives all that is in force. */
  ShotSettings prepare(ShotSettings change) throws InterruptedException {
    CameraInstance camera = ready();
    ShotSettings effective = confirmed.with(change);
    if (!camera.has(effective)) {
      camera.configure(effective);
      confirmed = effective;
    }
    return effective;
  }

  /** Whether the settings have to be said again after a start. */
  boolean mustReplay() {
    return current != null && !current.has(confirmed);
  }

  void replay() throws InterruptedException {
    prepare(ShotSettings.unchanged());
  }

  /** Why no call but stop, clear and close may enter: what is stuck inside the instance in use. */
  Optional<Failure> obstacle(String operation) {
    return stuckInside().stream()
        .findFirst()
        .map(call -> Failure.of(FailureKind.BUSY, operation, registry.describe(call)));
  }

  /** Completed when what is stuck inside the instance in use now has returned. */
  CompletableFuture<Void> free() {
    return CompletableFuture.allOf(
        stuckInside().stream().map(InsideCall::returned).toArray(CompletableFuture<?>[]::new));
  }

  /** Waits until nothing is stuck inside the instance in use, until the deadline at most. */
  void awaitFree(Deadline deadline) throws InterruptedException {
    for (InsideCall<?> call : stuckInside()) {
      waiting.await(call.returned(), deadline);
    }
  }

  /** Waits until nothing at all is stuck, until the deadline at most. */
  void awaitAllFree(Deadline deadline) throws InterruptedException {
    for (InsideCall<?> call : registry.stuck()) {
      waiting.await(call.returned(), deadline);
    }
  }

  private List<InsideCall<?>> stuckInside() {
    return registry.stuckIn(current == null ? this : current);
  }
}
