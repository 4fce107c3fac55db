package dev.steadyscan.camera.picamera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.event.DeviceEvent.HeatReported;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.guard.policy.NoRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a camera says of its host when it is opened, which {@code check} shows. */
class HostNotesTest {
  @TempDir Path root;
  @TempDir Path folder;
  private TestContext context;

  @BeforeEach
  void setUp() {
    context = new TestContext(folder, new NoRecovery());
  }

  @Test
  void saysHowTheHostIsAndWhatOfItToMend() throws IOException, InterruptedException {
    write("sys/class/thermal/thermal_zone0/temp", "83000");
    write("proc/meminfo", "MemAvailable: 153600 kB");
    write("sys/devices/platform/soc/soc:firmware/get_throttled", "50005");
    open().close();

    assertThat(notes(Severity.INFO)).contains("host: 83 °C, 150 MiB free, throttled 0x50005");
    assertThat(notes(Severity.WARNING))
        .containsExactly(
            "the processor has 83 °C and slows down from 80 on: cool it",
            "only 150 MiB of memory are free: end other programs, or use fewer buffers",
            "the voltage is too low now: use the power supply made for this Pi",
            "the processor is throttled now: cool it, and check its power");
  }

  @Test
  void saysNothingOfAHostThatTellsNothing() throws InterruptedException {
    open().close();

    assertThat(notes(Severity.INFO)).noneMatch(note -> note.startsWith("host"));
    assertThat(notes(Severity.WARNING)).isEmpty();
  }

  @Test
  void theRigWaitsForAHostThatIsTooHotAsLongAsTheCameraIsOpen()
      throws IOException, InterruptedException {
    write("sys/class/thermal/thermal_zone0/temp", "86000");
    Camera camera = open();
    context.await(() -> heat().equals(List.of(true)));
    camera.close();

    assertThat(heat()).containsExactly(true, false);
  }

  @Test
  void nobodyWaitsForAHotHostWhoseCameraDidNotOpen() throws IOException {
    write("sys/class/thermal/thermal_zone0/temp", "86000");
    String script = "{'cameras':[{'id':'/base/a','model':'small','size':[320,240]}]}";

    assertThatThrownBy(() -> open(new StandIn().script(script).id("/base/other")))
        .isInstanceOf(DeviceException.class);

    assertThat(heat()).isIn(List.of(), List.of(true, false));
  }

  private List<Boolean> heat() {
    return context.events.stream()
        .filter(HeatReported.class::isInstance)
        .map(event -> ((HeatReported) event).tooHot())
        .toList();
  }

  @Test
  void warnsOfPicturesThatAreLargerThanTheSensor() throws InterruptedException {
    String script = "{'cameras':[{'id':'/base/a','model':'small','size':[320,240]}]}";
    open(new StandIn().script(script).size(640, 480)).close();

    assertThat(notes(Severity.WARNING))
        .containsExactly(
            "640 x 480 is more than the 320 x 240 of the sensor: pictures are enlarged");
  }

  private Camera open() throws InterruptedException {
    return open(new StandIn().size(640, 480));
  }

  private Camera open(StandIn camera) throws InterruptedException {
    CameraSettings settings = camera.settings();
    CameraInfo info = new PiCameraFactory().describe(settings);
    Command command = new Command(settings.picamera(), context, Optional.empty());
    HostHealth health = new HostHealth(root);
    HostHeat heat = new HostHeat(health, 85, context);
    return new PiCameraSource(settings, info, context, command, health, heat)
        .open(MemoryProfile.NORMAL, trouble -> {});
  }

  private List<String> notes(Severity severity) {
    return context.events.stream()
        .filter(Note.class::isInstance)
        .map(Note.class::cast)
        .filter(note -> note.severity() == severity)
        .map(Note::text)
        .toList();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
