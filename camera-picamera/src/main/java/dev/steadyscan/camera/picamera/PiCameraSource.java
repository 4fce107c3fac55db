package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.camera.MemoryProfile;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.Trouble;
import dev.steadyscan.guard.WatchedCameraSource;
import dev.steadyscan.guard.process.AgentProcess;
import dev.steadyscan.guard.process.AgentSlot;
import dev.steadyscan.guard.process.SharedSlots;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes a camera with an agent of its own, each time anew. Used by one thread at a time. */
final class PiCameraSource implements WatchedCameraSource {
  /** One is being written, one is in use, and one is being given back. */
  private static final int SLOTS = 3;

  /** The exit status of an agent that finds no library. */
  private static final int NO_LIBRARY = 3;

  private final CameraSettings settings;
  private final CameraInfo info;
  private final DeviceContext context;
  private final Command command;
  private final HostHealth health;
  private final HostHeat heat;
  private final Held held = new Held(new AgentSlot());
  private final Introduction introduction;

  PiCameraSource(
      CameraSettings settings,
      CameraInfo info,
      DeviceContext context,
      Command command,
      HostHealth health,
      HostHeat heat) {
    this.settings = settings;
    this.info = info;
    this.context = context;
    this.command = command;
    this.health = health;
    this.heat = heat;
    introduction = new Introduction(settings, context, health);
    context.locked().ifPresent(held::measured);
  }

  @Override
  public Camera open(MemoryProfile profile, Trouble trouble) throws InterruptedException {
    Deadline deadline = Deadline.after(context.time(), info.limits().open());
    Signs signs = new Signs(context, trouble, info.frameBytes(), heat);
    AgentProcess process = null;
    SharedSlots slots = null;
    try {
      process = start(signs, deadline);
      signs.watch(process);
      PiAgent agent = new PiAgent(process, health);
      JsonNode opened = agent.askSilently(which(PiAgent.asking("open")), deadline);
      held.id(opened.path("id").asText());
      JsonNode layout = agent.askSilently(layout(profile), deadline);
      slots = slots(layout.path("frame-bytes").asLong());
      agent.ask(attach(slots), deadline);
      slots.attached();
      introduction.tell(opened, process);
      return new PiCamera(settings, context, held, agent, signs, slots);
    } catch (InterruptedException | RuntimeException notOpened) {
      try {
        close(process);
        close(slots);
      } finally {
        signs.over();
      }
      throw notOpened;
    }
  }

  private AgentProcess start(Signs signs, Deadline deadline) throws InterruptedException {
    try {
      return held.agents().start(command.agent(signs), deadline);
    } catch (DeviceException notStarted) {
      throw hasNoLibrary() ? noLibrary(notStarted) : notStarted;
    }
  }

  private boolean hasNoLibrary() {
    return held.agents().current().map(AgentProcess::exitStatus).stream()
        .anyMatch(status -> status.equals(OptionalInt.of(NO_LIBRARY)));
  }

  /** The agent says on its standard error what to install. */
  private DeviceException noLibrary(DeviceException notStarted) {
    List<String> evidence = notStarted.failure().evidence();
    String said = evidence.isEmpty() ? "" : ": " + evidence.get(evidence.size() - 1);
    String message = settings.picamera().python() + " has no Picamera2 that works" + said;
    return new DeviceException(
        notStarted.code(), Failure.of(FailureKind.SETTING_REFUSED, "open", message, notStarted));
  }

  private static void close(@Nullable AgentProcess process) {
    if (process != null) {
      process.close();
    }
  }

  private static void close(@Nullable SharedSlots slots) {
    if (slots != null) {
      slots.close();
    }
  }

  private ObjectNode which(ObjectNode body) {
    settings
        .id()
        .or(held::id)
        .ifPresentOrElse(
            id -> body.put("id", id), () -> body.put("index", settings.index().orElse(0)));
    return body;
  }

  private ObjectNode layout(MemoryProfile profile) {
    return PiAgent.asking("configure")
        .put("columns", settings.columns())
        .put("rows", settings.rows())
        .put("format", settings.format() == PictureFormat.RAW ? "raw" : "rgb")
        .put("buffers", settings.buffers())
        .put("memory", profile.name().toLowerCase(Locale.ROOT));
  }

  private SharedSlots slots(long frameBytes) {
    return SharedSlots.create(
        context.device(), context.workFolder(), held.nextGeneration(), SLOTS, frameBytes);
  }

  private static ObjectNode attach(SharedSlots slots) {
    return PiAgent.asking("attach")
        .put("path", slots.path().toString())
        .put("generation", slots.generation())
        .put("slots", slots.slots())
        .put("slot-bytes", slots.slotBytes());
  }
}
