package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.Chosen;
import dev.steadyscan.guard.CameraSource;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.GuardedMotion;
import dev.steadyscan.guard.TimeoutGuard;
import dev.steadyscan.guard.policy.NoRecovery;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the devices of a prepared scan: the motion first, then the cameras one by one. */
public final class RigOpener {
  private final PreparedScan scan;
  private final Past past;
  private final TimeSource time;
  private final Consumer<DeviceEvent> events;
  private final Rig rig;

  /** An opener for this scan; {@code events} is told what the devices report. */
  public RigOpener(PreparedScan scan, Past past, TimeSource time, Consumer<DeviceEvent> events) {
    this.scan = scan;
    this.past = past;
    this.time = time;
    this.events = events;
    this.rig = new Rig(scan.belongings());
  }

  /** What is open so far: who called {@link #open} closes it, whatever came of that. */
  public Rig rig() {
    return rig;
  }

  /**
   * Opens every device.
   *
   * @throws dev.steadyscan.api.error.DeviceException the first that could not be opened
   */
  public Rig open() throws InterruptedException {
    openMotion();
    for (PreparedCamera camera : scan.cameras()) {
      openCamera(camera);
    }
    return rig;
  }

  /** Opens the motion. */
  public void openMotion() throws InterruptedException {
    Chosen<?> chosen = scan.config().motion();
    RunContext context = context("motion", chosen.plugin(), new NoRecovery());
    GuardedMotion motion =
        GuardedMotion.builder("motion", () -> (Motion) create(chosen, context))
            .info(scan.motion())
            .time(time)
            .events(events)
            .build();
    rig.add(motion);
    motion.open(Deadline.after(time, scan.motion().limits().open()));
  }

  /** Opens one camera: wrapped in a guard of ours, unless its plugin did that. */
  public void openCamera(PreparedCamera camera) throws InterruptedException {
    RunContext context = context(camera.name(), camera.chosen().plugin(), camera.policy());
    CameraSource source = profile -> (Camera) create(camera.chosen(), context.with(profile));
    Deadline deadline =
        Deadline.after(time, camera.info().limits().open().plus(camera.info().limits().start()));
    Camera first = first(camera, source, deadline);
    FirstThen instances = new FirstThen(first, source);
    GuardedCamera guarded =
        first instanceof GuardedCamera already
            ? already
            : GuardedCamera.builder(camera.name(), instances)
                .info(camera.info())
                .policy(camera.policy())
                .limits(context.capture())
                .time(time)
                .events(events)
                .build();
    rig.add(camera.name(), guarded);
    if (first == guarded) {
      guarded.open(deadline);
      return;
    }
    try {
      guarded.open(deadline);
    } finally {
      closeUnused(camera, instances);
    }
  }

  /** An opening that was cut short may not have come to the camera that was there already. */
  private void closeUnused(PreparedCamera camera, FirstThen instances) throws InterruptedException {
    Optional<Camera> unused = instances.take();
    if (unused.isPresent()) {
      try (TimeoutGuard guard = lane("close-" + camera.name())) {
        Deadline limit = Deadline.after(time, camera.info().limits().close());
        guard.run("close", limit, unused.get()::close);
      }
    }
  }

  private TimeoutGuard lane(String name) {
    return new TimeoutGuard(name, ErrorCode.CAMERA, time, 1, false);
  }

  private Camera first(PreparedCamera camera, CameraSource source, Deadline deadline)
      throws InterruptedException {
    try (TimeoutGuard guard = lane("open-" + camera.name())) {
      return guard.call(
          "open",
          deadline.atMost(camera.info().limits().open()),
          () -> source.open(MemoryProfile.NORMAL),
          Camera::close);
    }
  }

  private RunContext context(String device, String plugin, RecoveryPolicy policy) {
    return new RunContext(
        plugin,
        device,
        time,
        scan.belongings().folders(),
        policy,
        new CaptureLimits(scan.config().capture().timeout(), scan.config().capture().attempts()),
        MemoryProfile.NORMAL,
        past.lockedBy(device),
        events,
        scan.belongings().shared());
  }

  @SuppressWarnings("unchecked") // the settings were bound to the factory's own record
  private static Object create(Chosen<?> chosen, RunContext context) throws InterruptedException {
    return ((PluginFactory<Record, ?>) chosen.factory()).create(chosen.settings(), context);
  }

  /** Gives the camera that is there already, then new ones. */
  private static final class FirstThen implements CameraSource {
    private final AtomicReference<@Nullable Camera> first;
    private final CameraSource others;

    FirstThen(Camera first, CameraSource others) {
      this.first = new AtomicReference<>(first);
      this.others = others;
    }

    @Override
    public Camera open(MemoryProfile profile) throws InterruptedException {
      Optional<Camera> ready = take();
      return ready.isPresent() ? ready.get() : others.open(profile);
    }

    Optional<Camera> take() {
      return Optional.ofNullable(first.getAndSet(null));
    }
  }
}
