package dev.steadyscan.simulator;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.plugin.PluginSection;
import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;
import java.util.Objects;

/**
 * The section {@code scan.motion} of a config with {@code type = simulator}. All times are those of
 * the simulated world, before {@code time-scale}.
 *
 * @param simulator what the plugin's devices share
 * @param rotationDeg the turntable; unbounded if not told otherwise
 * @param heightMm the vertical axis
 * @param radiusMm the distance from the turntable's axis
 * @param tiltDeg the tilt of the camera head
 * @param settling how long the rig shakes after a move; part of the move
 * @param homing how long homing takes
 */
public record MotionSettings(
    @PluginSection SimulatorSettings simulator,
    @Setting("the turntable, in degrees") AxisSettings rotationDeg,
    @Setting("the vertical axis, in millimetres") AxisSettings heightMm,
    @Setting("the distance from the turntable's axis, in millimetres") AxisSettings radiusMm,
    @Setting("the tilt of the camera head, in degrees") AxisSettings tiltDeg,
    @Setting(value = "how long the rig shakes after a move", min = 0) Duration settling,
    @Setting(value = "how long homing takes", min = 0) Duration homing) {

  /** Checks. */
  public MotionSettings {
    Objects.requireNonNull(simulator, "simulator");
    Objects.requireNonNull(rotationDeg, "rotationDeg");
    Objects.requireNonNull(heightMm, "heightMm");
    Objects.requireNonNull(radiusMm, "radiusMm");
    Objects.requireNonNull(tiltDeg, "tiltDeg");
    if (settling.isNegative() || homing.isNegative()) {
      throw new IllegalArgumentException("settling and homing cannot be negative");
    }
  }

  /** The motion as the host sees it: everything scaled. */
  MotionInfo info() {
    double scale = simulator.timeScale();
    return MotionInfo.builder("simulated rig")
        .axis(rotationDeg.axis(Position.ROTATION, scale))
        .axis(heightMm.axis(Position.HEIGHT, scale))
        .axis(radiusMm.axis(Position.RADIUS, scale))
        .axis(tiltDeg.axis(Position.TILT, scale))
        .overhead(simulator.scaled(settling))
        .homing(simulator.scaled(homing))
        .build();
  }

  /** Where the axes stand after homing. */
  Position home() {
    return Position.of(Position.ROTATION, rotationDeg.home())
        .with(Position.HEIGHT, heightMm.home())
        .with(Position.RADIUS, radiusMm.home())
        .with(Position.TILT, tiltDeg.home());
  }
}
