package dev.steadyscan.simulator;

import dev.steadyscan.simulator.fault.FaultKind;
import dev.steadyscan.simulator.fault.FaultSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings for tests: those of reference.conf, but for small pictures. */
final class Settings {
  private Settings() {}

  static SimulatorSettings simulator(double timeScale, FaultSettings... faults) {
    return new SimulatorSettings(1, timeScale, List.of(faults), Optional.empty());
  }

  static MotionSettings motion(double timeScale) {
    return new MotionSettings(
        simulator(timeScale),
        new AxisSettings(45, 90, 0, Optional.empty(), Optional.empty()),
        new AxisSettings(50, 100, 0, Optional.of(0.0), Optional.of(500.0)),
        new AxisSettings(50, 100, 300, Optional.of(100.0), Optional.of(600.0)),
        new AxisSettings(30, 60, 0, Optional.of(-90.0), Optional.of(90.0)),
        Duration.ofMillis(200),
        Duration.ofSeconds(3));
  }

  static CameraSettings camera(PictureFormat format, FaultSettings... faults) {
    return camera(simulator(1, faults), format);
  }

  static CameraSettings camera(SimulatorSettings simulator, PictureFormat format) {
    return new CameraSettings(simulator, 240, 320, Duration.ofMillis(50), format, 0);
  }

  static FaultSettings slow(Duration duration) {
    return new FaultSettings(
        FaultKind.SLOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(duration),
        Optional.empty());
  }
}
