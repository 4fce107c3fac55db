package dev.steadyscan.camera.picamera;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the host would give to a camera named left, with everything that is told in a list. */
final class TestContext implements DeviceContext {
  /** No wait of a test is longer, however slow the machine. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private final Path folder;
  private final RecoveryPolicy policy;
  private final Optional<ShotSettings> locked;

  TestContext(Path folder, RecoveryPolicy policy) {
    this(folder, policy, Optional.empty());
  }

  /** In a scan that is resumed. */
  TestContext(Path folder, RecoveryPolicy policy, Optional<ShotSettings> locked) {
    this.folder = folder;
    this.policy = policy;
    this.locked = locked;
  }

  @Override
  public String device() {
    return "left";
  }

  @Override
  public TimeSource time() {
    return TimeSource.system();
  }

  @Override
  public Path workFolder() {
    return folder;
  }

  @Override
  public RecoveryPolicy recovery() {
    return policy;
  }

  @Override
  public CaptureLimits capture() {
    return new CaptureLimits(Duration.ofSeconds(10), 3);
  }

  @Override
  public MemoryProfile memory() {
    return MemoryProfile.NORMAL;
  }

  @Override
  public Optional<ShotSettings> locked() {
    return locked;
  }

  @Override
  public void report(DeviceEvent event) {
    events.add(event);
  }

  /** Waits until something is so. */
  void await(BooleanSupplier so) throws InterruptedException {
    Deadline deadline = Deadline.after(time(), PATIENCE);
    while (!so.getAsBoolean()) {
      if (deadline.expired()) {
        throw new AssertionError("waited in vain; there were " + events);
      }
      time().sleep(Duration.ofMillis(5));
    }
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<? extends T> make) {
    throw new UnsupportedOperationException("a Pi camera shares nothing");
  }
}
