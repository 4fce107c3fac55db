package dev.steadyscan.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.SettingsLocked;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.policy.NoRecovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunContextTest {
  private static final ShotSettings BRIGHT = ShotSettings.builder().gain(4).build();
  private static final ShotSettings DARK = ShotSettings.builder().gain(1).build();
  private final List<DeviceEvent> events = new ArrayList<>();

  @Test
  void aResumedCameraThatMeasuresAnewAndFindsSomethingElseIsNamed() {
    context(Optional.of(DARK)).report(locked(BRIGHT));
    assertThat(events)
        .filteredOn(Note.class::isInstance)
        .singleElement()
        .satisfies(
            note ->
                assertThat(((Note) note).text())
                    .startsWith("measured anew, though it had locked gain 1:"));
  }

  @Test
  void aCameraThatLocksWhatItHadLockedIsWell() {
    context(Optional.of(DARK)).report(locked(DARK));
    context(Optional.empty()).report(locked(BRIGHT));
    assertThat(events).hasSize(2).allMatch(SettingsLocked.class::isInstance);
  }

  @Test
  void anEventThatCouldNotBeReadBackIsDropped() {
    RunContext context = context(Optional.empty());
    context.report(new SettingsLocked(Instant.ofEpochSecond(1_773_480_447_000L), "left", DARK));
    context.report(new SettingsLocked(Instant.EPOCH.minusNanos(1), "left", DARK));
    context.report(withoutDevice(new SettingsLocked(Instant.EPOCH, "left", DARK)));
    assertThat(events).isEmpty();
  }

  /** As a plugin that nobody checks for null might make it. */
  @SuppressWarnings("NullAway")
  private static DeviceEvent withoutDevice(SettingsLocked event) {
    return new SettingsLocked(event.time(), null, event.settings());
  }

  private static DeviceEvent locked(ShotSettings settings) {
    return new SettingsLocked(Instant.EPOCH, "left", settings);
  }

  private RunContext context(Optional<ShotSettings> before) {
    return new RunContext(
        "plugin",
        "left",
        TimeSource.system(),
        new WorkFolders(),
        new NoRecovery(),
        new CaptureLimits(Duration.ofSeconds(1), 1),
        MemoryProfile.NORMAL,
        before,
        events::add,
        new SharedObjects());
  }
}
