package dev.steadyscan.simulator;

import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.simulator.fault.FaultKind;
import dev.steadyscan.simulator.fault.FaultSettings;
import dev.steadyscan.testkit.CameraCapability;
import dev.steadyscan.testkit.CameraContract;
import dev.steadyscan.testkit.FailingCamera;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCameraContractTest extends CameraContract<CameraSettings> {
  @TempDir private Path folder;

  @Override
  protected CameraFactory<CameraSettings> factory() {
    return new SimulatedCameraFactory();
  }

  @Override
  protected CameraSettings settings() {
    return with();
  }

  @Override
  protected Set<CameraCapability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(CameraCapability.TELLS_SENSOR_TIMESTAMP));
  }

  @Override
  protected Optional<CameraSettings> stuckSettings() {
    return Optional.of(with(FaultSettings.always(FaultKind.HANG)));
  }

  @Override
  protected Optional<FailingCamera<CameraSettings>> failing() {
    return Optional.of(
        new FailingCamera<>(with(FaultSettings.always(FaultKind.ERROR)), this::captures));
  }

  private CameraSettings with(FaultSettings... faults) {
    return new CameraSettings(
        new SimulatorSettings(1, 1, List.of(faults), Optional.of(log())),
        120,
        288,
        Duration.ofMillis(1),
        PictureFormat.RAW,
        0);
  }

  private OptionalLong captures() {
    try {
      return OptionalLong.of(Files.exists(log()) ? Files.readAllLines(log()).size() : 0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Path log() {
    return folder.resolve("captures.txt");
  }
}
