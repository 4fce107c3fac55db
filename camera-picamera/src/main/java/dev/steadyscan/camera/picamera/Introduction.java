package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.guard.process.AgentProcess;

/** Says once what camera and what library it is, how the host is and what of it to mend. */
final class Introduction {
  private final CameraSettings settings;
  private final DeviceContext context;
  private final HostHealth health;
  private boolean told;

  Introduction(CameraSettings settings, DeviceContext context, HostHealth health) {
    this.settings = settings;
    this.context = context;
    this.health = health;
  }

  void tell(JsonNode opened, AgentProcess process) {
    if (told) {
      return;
    }
    told = true;
    JsonNode ready = PiAgent.read(process.ready());
    String libcamera = opened.path("libcamera").asText("");
    note(
        Severity.INFO,
        String.format(
            "%s at %s, picamera2 %s%s, Python %s",
            opened.path("model").asText(),
            opened.path("id").asText(),
            ready.path("picamera2").asText("of unknown version"),
            libcamera.isEmpty() ? "" : ", libcamera " + libcamera,
            ready.path("python").asText()));
    boolean pillow = !ready.path("pillow").asText("").isEmpty();
    if (settings.format() == PictureFormat.JPEG && !pillow) {
      note(
          Severity.INFO,
          "this Python has no Pillow: the host encodes, which takes more of its time"
              + " (sudo apt install python3-pil)");
    }
    warnOfEnlarging(opened.path("resolution"));
    HostHealth.Report host = health.report();
    if (!host.figures().isEmpty()) {
      note(Severity.INFO, host.figures());
    }
    host.warnings().forEach(warning -> note(Severity.WARNING, warning));
  }

  private void warnOfEnlarging(JsonNode resolution) {
    int columns = resolution.path(0).asInt();
    int rows = resolution.path(1).asInt();
    if (columns < settings.columns() || rows < settings.rows()) {
      note(
          Severity.WARNING,
          String.format(
              "%d x %d is more than the %d x %d of the sensor: pictures are enlarged",
              settings.columns(), settings.rows(), columns, rows));
    }
  }

  private void note(Severity severity, String text) {
    context.report(new Note(context.time().instant(), context.device(), severity, text));
  }
}
