package dev.steadyscan.simulator;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The context of one run: the devices of a test share it. */
public final class FakeContext implements DeviceContext {
  private final TimeSource time;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  public FakeContext(TimeSource time) {
    this.time = time;
  }

  @Override
  public String device() {
    return "left";
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public Path workFolder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public RecoveryPolicy recovery() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CaptureLimits capture() {
    return new CaptureLimits(Duration.ofSeconds(2), 3);
  }

  @Override
  public MemoryProfile memory() {
    return MemoryProfile.NORMAL;
  }

  @Override
  public void report(DeviceEvent event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<? extends T> make) {
    return type.cast(shared.computeIfAbsent(type, key -> make.get()));
  }
}
