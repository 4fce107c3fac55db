package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a device of this run is given.
 *
 * @param plugin the id of the plugin that it comes from
 * @param memory how much memory it may use
 */
record RunContext(
    String plugin,
    String device,
    TimeSource time,
    WorkFolders folders,
    RecoveryPolicy recovery,
    CaptureLimits capture,
    MemoryProfile memory,
    Consumer<DeviceEvent> events,
    SharedObjects sharedObjects)
    implements DeviceContext {
  private static final Logger LOG = LoggerFactory.getLogger(RunContext.class);

  @Override
  public Path workFolder() {
    return folders.of(device);
  }

  @Override
  public void report(DeviceEvent event) {
    try {
      events.accept(Objects.requireNonNull(event, "event"));
    } catch (RuntimeException malformed) {
      LOG.warn("an event of {} of plugin {} was dropped", device, plugin, malformed);
    }
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<? extends T> make) {
    return sharedObjects.get(plugin, type, make);
  }

  RunContext with(MemoryProfile profile) {
    return new RunContext(
        plugin, device, time, folders, recovery, capture, profile, events, sharedObjects);
  }
}
