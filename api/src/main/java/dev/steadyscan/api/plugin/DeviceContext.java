package dev.steadyscan.api.plugin;

import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.recovery.CaptureLimits;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the host gives to a device at its making. Core implements it, plugins only call it; methods
 * may be added.
 *
 * <p>Thread-safe; no method blocks, but for what {@link #shared} runs.
 */
public interface DeviceContext {

  /** The device's name in the config: a camera's name, or {@code motion}, {@code pattern} ... */
  String device();

  /** The clock of the run. */
  TimeSource time();

  /** A folder for the device's own files; it exists and is deleted after the run. */
  Path workFolder();

  /** The recovery policy that the config names for this camera. */
  RecoveryPolicy recovery();

  /** How often and how long a picture of this camera is tried. */
  CaptureLimits capture();

  /** How much memory the device may use: {@code NORMAL} at first. */
  MemoryProfile memory();

  /**
   * What this camera told as {@link dev.steadyscan.api.event.DeviceEvent.SettingsLocked} in an
   * earlier run of this scan. A camera that would measure holds these instead and measures nothing,
   * so that what a resumed scan takes goes with what was there. Empty in a new scan.
   */
  default Optional<ShotSettings> locked() {
    return Optional.empty();
  }

  /** Tells the journal, the log and the listeners. Never blocks, never throws. */
  void report(DeviceEvent event);

  /**
   * One object per plugin and run, made by the first who asks: how the camera and the motion of one
   * plugin share their rig. If it is AutoCloseable it is closed after every device. A plugin MUST
   * NOT share through static fields, since two scans may run in one JVM.
   *
   * @param type the key
   * @param make makes it; called at most once per plugin and run, while other callers wait
   */
  <T> T shared(Class<T> type, Supplier<? extends T> make);
}
