package dev.steadyscan.simulator;

import dev.steadyscan.api.plugin.Setting;
import dev.steadyscan.simulator.fault.FaultSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The section {@code plugins.simulator} of a config: what the simulated motion and the simulated
 * cameras share.
 *
 * @param seed decides, with camera, step, shot and attempt, which pictures the faults hit
 * @param timeScale how many times faster than real the simulated world is: divides moves, settling,
 *     homing and exposures, and nothing else: no limit, no wait, no duration of a fault
 * @param faults what goes wrong; nothing if empty
 * @param captureLog a file outside the scan that gets a line for each capture that begins: process
 *     id, step, camera, shot and attempt, with a space between; none if left out
 */
public record SimulatorSettings(
    @Setting("decides which pictures the faults hit") long seed,
    @Setting(value = "how many times faster than real", min = 0.01, max = 1000) double timeScale,
    @Setting("what goes wrong") List<FaultSettings> faults,
    @Setting("a file that gets a line for each capture that begins") Optional<Path> captureLog) {

  /** Checks and copies. */
  public SimulatorSettings {
    if (!(timeScale >= 0.01 && timeScale <= 1000)) {
      throw new IllegalArgumentException(
          "time-scale = " + timeScale + " has to be from 0.01 to 1000");
    }
    faults = List.copyOf(faults);
    Objects.requireNonNull(captureLog, "captureLog");
  }

  /** A real duration as the simulated world takes it. */
  Duration scaled(Duration real) {
    return Duration.ofNanos(Math.round(real.toNanos() / timeScale));
  }
}
