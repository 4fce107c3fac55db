package dev.steadyscan.testkit;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryDecision;
import dev.steadyscan.api.recovery.RecoveryHistory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * What the host gives to the devices of one run, for tests: hand the same object to every device
 * that shares the run. Closing it closes what they {@link #shared}. Captures have 10 s and 3
 * attempts; the recovery policy gives up.
 *
 * <p>Thread-safe.
 */
public final class TestContext implements DeviceContext, AutoCloseable {
  private final String device;
  private final TimeSource time;
  private final Path workFolder;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Object> shared = new LinkedHashMap<>();

  /**
   * A context.
   *
   * @param device the device's name in the config
   * @param workFolder an existing folder that the test deletes
   */
  public TestContext(String device, TimeSource time, Path workFolder) {
    this.device = device;
    this.time = time;
    this.workFolder = workFolder;
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public Path workFolder() {
    return workFolder;
  }

  @Override
  public RecoveryPolicy recovery() {
    return new GivesUp();
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
  public void report(DeviceEvent event) {
    events.add(event);
  }

  /** What the devices reported, oldest first. */
  public List<DeviceEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<? extends T> make) {
    synchronized (shared) {
      Object there = shared.get(type);
      if (there == null) {
        there = make.get();
        shared.put(type, there);
      }
      return type.cast(there);
    }
  }

  /** Closes what is shared, the last made first. */
  @Override
  public void close() {
    List<Object> made;
    synchronized (shared) {
      made = new ArrayList<>(shared.values());
      shared.clear();
    }
    for (int i = made.size() - 1; i >= 0; i--) {
      if (made.get(i) instanceof AutoCloseable closeable) {
        Sneaky.run(closeable::close);
      }
    }
  }

  private static final class GivesUp implements RecoveryPolicy {
    @Override
    public RecoveryDecision decide(Failure failure, RecoveryHistory history) {
      return new RecoveryDecision.GiveUp("a test has no recovery");
    }

    @Override
    public Duration longestWait() {
      return Duration.ZERO;
    }
  }
}
