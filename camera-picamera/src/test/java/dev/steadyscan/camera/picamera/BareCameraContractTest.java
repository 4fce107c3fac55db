package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.testkit.CameraCapability;
import dev.steadyscan.testkit.CameraContract;
import dev.steadyscan.testkit.FailingCamera;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What the guard has in its hands: the camera without a lens, over one agent. */
class BareCameraContractTest extends CameraContract<CameraSettings> {
  @TempDir private Path state;

  @Override
  protected CameraFactory<CameraSettings> factory() {
    return new BareFactory();
  }

  @Override
  protected boolean isExtension() {
    return false;
  }

  @Override
  protected CameraSettings settings() {
    return with("");
  }

  @Override
  protected Set<CameraCapability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(CameraCapability.SETS_FOCUS, CameraCapability.TELLS_FOCUS));
  }

  @Override
  protected Optional<CameraSettings> stuckSettings() {
    return Optional.of(with("{'fault':'slow','capture':0,'times':0,'ms':60000}"));
  }

  @Override
  protected Optional<FailingCamera<CameraSettings>> failing() {
    return Optional.of(
        new FailingCamera<>(with("{'fault':'black','capture':0,'times':0}"), this::captures));
  }

  @Override
  protected Optional<CameraSettings> absentSettings() {
    return Optional.of(PiCameraContractTest.camera("{}").id("/base/imx219@10").settings());
  }

  private CameraSettings with(String fault) {
    String script = "{'frame-us':10000,'state':'" + state + "','faults':[" + fault + "]}";
    return PiCameraContractTest.camera(script).id(StandIn.FIXED).settings();
  }

  /** The stand-in counts each picture that it is told to take. */
  private OptionalLong captures() {
    Path kept = state.resolve("base-standin-i2c-88000-fixed-10.json");
    try {
      JsonNode counts = PiAgent.read(Files.readAllBytes(kept)).path("counts");
      return OptionalLong.of(counts.path("capture").asLong());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class BareFactory implements CameraFactory<CameraSettings> {
    @Override
    public String name() {
      return "picamera-bare";
    }

    @Override
    public Class<CameraSettings> settings() {
      return CameraSettings.class;
    }

    @Override
    public CameraInfo describe(CameraSettings settings) {
      return new PiCameraFactory().describe(settings);
    }

    @Override
    public Camera create(CameraSettings settings, DeviceContext context)
        throws InterruptedException {
      Command command = new Command(settings.picamera(), context, Optional.empty());
      HostHealth health = new HostHealth(Path.of("/"));
      HostHeat heat = new HostHeat(health, Double.POSITIVE_INFINITY, context);
      return new PiCameraSource(settings, describe(settings), context, command, health, heat)
          .open(MemoryProfile.NORMAL, trouble -> {});
    }
  }
}
