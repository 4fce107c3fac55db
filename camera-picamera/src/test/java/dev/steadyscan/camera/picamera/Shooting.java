package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.GuardedCamera;
import dev.steadyscan.guard.process.AgentLauncher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A guarded Pi camera over the stand-in, and what was told about it. Opened when it is made. */
final class Shooting implements AutoCloseable {
  private final TestContext context;

  private final GuardedCamera camera;
  private final List<Failure> failures = new ArrayList<>();
  private int step;

  Shooting(StandIn standIn, Path folder, RecoveryPolicy policy) throws InterruptedException {
    this(standIn, new TestContext(folder, policy), Optional.empty());
  }

  /** With processes of a launcher of its own. */
  Shooting(StandIn standIn, Path folder, RecoveryPolicy policy, AgentLauncher launcher)
      throws InterruptedException {
    this(standIn, new TestContext(folder, policy), Optional.of(launcher));
  }

  /** In a scan that is resumed, after the camera had locked these settings. */
  Shooting(StandIn standIn, Path folder, RecoveryPolicy policy, ShotSettings locked)
      throws InterruptedException {
    this(standIn, new TestContext(folder, policy, Optional.of(locked)), Optional.empty());
  }

  private Shooting(StandIn standIn, TestContext host, Optional<AgentLauncher> launcher)
      throws InterruptedException {
    context = host;
    camera = PiCameraFactory.create(standIn.settings(), context, launcher);
    try {
      camera.open(deadline());
    } catch (RuntimeException notOpened) {
      camera.close();
      throw notOpened;
    }
  }

  /** The next shot. */
  Frame shoot() throws InterruptedException {
    return shoot(ShotSettings.unchanged());
  }

  /** The next shot, with these settings. */
  Frame shoot(ShotSettings settings) throws InterruptedException {
    ShotId shot = new ShotId("test", ShotId.MAIN, step++, "left", 0, 1);
    long now = context.time().nanos();
    CaptureRequest request = new CaptureRequest(shot, Position.nowhere(), now, settings);
    return camera.capture(request, () -> {}, deadline());
  }

  /** The next shots, each given back at once. */
  void shoot(int shots) throws InterruptedException {
    for (int shot = 0; shot < shots; shot++) {
      shoot().close();
    }
  }

  /** The next shots, each given back at once; how many of them were taken. */
  int tryShots(int shots) throws InterruptedException {
    int taken = 0;
    for (int shot = 0; shot < shots; shot++) {
      try {
        shoot(1);
        taken++;
      } catch (DeviceException notTaken) {
        failures.add(notTaken.failure());
      }
    }
    return taken;
  }

  /** Why shots were not taken. */
  List<Failure> failures() {
    return failures;
  }

  /** Waits for what is done about the last shot after its end. */
  void settle() throws InterruptedException {
    try {
      camera.configure(ShotSettings.unchanged(), deadline());
    } catch (DeviceException outOfService) {
      failures.add(outOfService.failure());
    }
  }

  List<DeviceEvent> events() {
    return context.events;
  }

  <E extends DeviceEvent> List<E> events(Class<E> type) {
    return context.events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Waits until something was told. */
  void await(Predicate<DeviceEvent> told) throws InterruptedException {
    await(() -> context.events.stream().anyMatch(told));
  }

  /** Waits until something is so. */
  void await(BooleanSupplier so) throws InterruptedException {
    context.await(so);
  }

  @Override
  public void close() {
    camera.close();
  }

  private Deadline deadline() {
    return Deadline.after(context.time(), TestContext.PATIENCE);
  }
}
