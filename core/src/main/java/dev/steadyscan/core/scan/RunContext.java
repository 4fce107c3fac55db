package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.SettingsLocked;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.event.EventText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a device of this run is given.
 *
 * @param plugin the id of the plugin that it comes from
 * @param memory how much memory it may use
 * @param locked what it locked in an earlier run of the scan
 */
record RunContext(
    String plugin,
    String device,
    TimeSource time,
    WorkFolders folders,
    RecoveryPolicy recovery,
    CaptureLimits capture,
    MemoryProfile memory,
    Optional<ShotSettings> locked,
    Consumer<DeviceEvent> events,
    SharedObjects sharedObjects)
    implements DeviceContext {
  private static final Logger LOG = LoggerFactory.getLogger(RunContext.class);

  /** The first year that takes more than four digits. */
  private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  @Override
  public Path workFolder() {
    return folders.of(device);
  }

  @Override
  public void report(DeviceEvent event) {
    try {
      check(event);
      events.accept(event);
      seam(event).ifPresent(events);
    } catch (RuntimeException malformed) {
      LOG.warn("an event of {} of plugin {} was dropped", device, plugin, malformed);
    }
  }

  /**
   * What could not be read back from the journal would make the scan one that cannot be resumed.
   */
  private static void check(DeviceEvent event) {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(event.device(), "device");
    if (event.time().isBefore(Instant.EPOCH) || !event.time().isBefore(END_OF_TIME)) {
      throw new IllegalArgumentException("its time is " + event.time());
    }
  }

  /** What a camera locks in a resumed scan should be what it locked before. */
  private Optional<DeviceEvent> seam(DeviceEvent event) {
    return event instanceof SettingsLocked anew
            && locked.filter(before -> !before.equals(anew.settings())).isPresent()
        ? Optional.of(
            new Note(
                event.time(),
                device,
                Severity.WARNING,
                "measured anew, though it had locked "
                    + EventText.text(locked.get())
                    + ": what is taken from here on may look different"))
        : Optional.empty();
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<? extends T> make) {
    return sharedObjects.get(plugin, type, make);
  }

  RunContext with(MemoryProfile profile) {
    return new RunContext(
        plugin, device, time, folders, recovery, capture, profile, locked, events, sharedObjects);
  }
}
