package dev.steadyscan.simulator.replay;

import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.testkit.CameraCapability;
import dev.steadyscan.testkit.CameraContract;
import dev.steadyscan.testkit.FailingCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ReplayCameraContractTest extends CameraContract<ReplaySettings> {
  private static final int PICTURES = 6;

  @TempDir private Path folder;

  @BeforeEach
  void writePictures() throws IOException {
    Files.createDirectory(folder.resolve("good"));
    Files.createDirectory(folder.resolve("torn"));
    for (int i = 0; i < PICTURES; i++) {
      Files.write(folder.resolve("good/" + i + ".jpg"), Images.encoded(i, "jpeg"));
      Files.write(folder.resolve("torn/" + i + ".jpg"), new byte[] {1});
    }
  }

  @Override
  protected CameraFactory<ReplaySettings> factory() {
    return new ReplayCameraFactory();
  }

  @Override
  protected ReplaySettings settings() {
    return in("good");
  }

  /** A picture was taken with the settings of its shot: it takes all of them. */
  @Override
  protected Set<CameraCapability> capabilities() {
    return EnumSet.of(
        CameraCapability.SAYS_WHEN_EXPOSED,
        CameraCapability.SETS_EXPOSURE,
        CameraCapability.SETS_GAIN,
        CameraCapability.SETS_FOCUS,
        CameraCapability.SETS_WHITE_BALANCE);
  }

  @Override
  protected Optional<FailingCamera<ReplaySettings>> failing() {
    return Optional.of(new FailingCamera<>(in("torn"), OptionalLong::empty));
  }

  @Override
  protected Optional<ReplaySettings> absentSettings() {
    return Optional.of(in("no-such-folder"));
  }

  private ReplaySettings in(String name) {
    return new ReplaySettings(folder.resolve(name), Optional.empty(), 0, 1, 1);
  }
}
