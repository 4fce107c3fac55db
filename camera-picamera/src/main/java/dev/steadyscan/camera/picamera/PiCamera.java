package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.camera.Camera;
import dev.steadyscan.api.camera.CaptureRequest;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.SettingsLocked;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.guard.AdaptiveTimeout;
import dev.steadyscan.guard.process.SharedSlot;
import dev.steadyscan.guard.process.SharedSlots;
import java.time.Duration;
import java.util.Optional;

/**
 * A Raspberry Pi camera over one agent. {@code stop} and {@code clear} pass a capture that is under
 * way: the agent does them on a thread of their own.
 *
 * <p>Thread-safe as {@link Camera} asks for.
 */
final class PiCamera implements Camera {
  private static final int NANOS_PER_MICRO = 1000;

  /** A frame of a sensor of 8 megapixels at full resolution takes about 47 ms. */
  static final Duration FRAME = Duration.ofMillis(50);

  private final CameraSettings settings;
  private final DeviceContext context;
  private final Held held;
  private final PiAgent agent;
  private final Signs signs;
  private final SharedSlots slots;
  private final Pictures pictures;
  private volatile ShotSettings inForce = ShotSettings.unchanged();
  private volatile Held.Capture next = Held.Capture.FIRST_AFTER_START;

  PiCamera(
      CameraSettings settings,
      DeviceContext context,
      Held held,
      PiAgent agent,
      Signs signs,
      SharedSlots slots) {
    this.settings = settings;
    this.context = context;
    this.held = held;
    this.agent = agent;
    this.signs = signs;
    this.slots = slots;
    pictures = new Pictures(context.time());
  }

  @Override
  public void start(Deadline deadline) throws InterruptedException {
    Optional<Failure> stall = signs.startsAnew();
    next = Held.Capture.FIRST_AFTER_START;
    ShotSettings base = held.measured().orElseGet(settings::fixed);
    ObjectNode body = PiAgent.asking("start");
    Controls.write(base, body.putObject("controls"));
    agent.askSilently(body, deadline);
    if (held.measured().isEmpty()) {
      base = measure(deadline);
    }
    inForce = base;
    if (stall.isPresent()) {
      note(Severity.INFO, "started, ISP recovery completed: frames flow again");
    }
  }

  /** Measures what the config leaves open, once a scan, and holds it. */
  private ShotSettings measure(Deadline deadline) throws InterruptedException {
    ShotSettings fixed = settings.fixed();
    ShotSettings all = fixed;
    if (leavesOpen(fixed)) {
      ObjectNode body = PiAgent.asking("meter").put("settle-ms", settings.metering().toMillis());
      Controls.write(fixed, body.putObject("controls"));
      JsonNode found = agent.ask(body, deadline);
      if (!found.path("settled").asBoolean(true)) {
        note(
            Severity.WARNING,
            "measuring had not come to rest after "
                + settings.metering().toMillis()
                + " ms: lengthen metering, or fix exposure, gain, white-balance and focus-dioptres");
      }
      all = Controls.measured(found, fixed);
      agent.ask(Controls.write(all, PiAgent.asking("controls")), deadline);
      context.report(new SettingsLocked(context.time().instant(), context.device(), all));
    }
    held.measured(all);
    return all;
  }

  private static boolean leavesOpen(ShotSettings fixed) {
    return fixed.exposure().isEmpty()
        || fixed.gain().isEmpty()
        || fixed.whiteBalance().isEmpty()
        || fixed.focus().isEmpty();
  }

  @Override
  public void configure(ShotSettings change, Deadline deadline) throws InterruptedException {
    ShotSettings all = held.measured().orElseGet(settings::fixed).with(change);
    agent.ask(Controls.write(all, PiAgent.asking("controls")), deadline);
    inForce = all;
  }

  @Override
  public Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    Optional<Failure> stall = signs.stall();
    if (stall.isPresent()) {
      throw new DeviceException(ErrorCode.CAMERA, agent.withHealth(stall.get()));
    }
    SharedSlot slot =
        slots
            .acquire(context.time(), deadline.remaining().dividedBy(2))
            .orElseThrow(
                () ->
                    DeviceException.camera(
                        FailureKind.BACKPRESSURE,
                        "capture",
                        "earlier pictures were not given back: there is no memory for another"));
    try {
      JsonNode reply = ask(request, slot, exposed, deadline);
      return pictures.frame(reply, slot, held);
    } catch (InterruptedException | RuntimeException notTaken) {
      slot.close();
      throw notTaken;
    }
  }

  /** Asks within what captures of this kind take, as was learnt from those before. */
  private JsonNode ask(CaptureRequest request, SharedSlot slot, Runnable exposed, Deadline deadline)
      throws InterruptedException {
    Held.Capture kind = next;
    Duration exposure = inForce.exposure().orElse(Duration.ZERO);
    Duration floor = AdaptiveTimeout.floor(exposure, longer(exposure, FRAME));
    Duration limit = held.limits().limit(kind, floor);
    long begun = context.time().nanos();
    try {
      JsonNode reply =
          agent.ask(
              body(request, slot),
              deadline.atMost(limit),
              asked -> asked.lending(slot).events(event -> exposedIfSaid(event, exposed)));
      Duration took = Duration.ofNanos(context.time().nanos() - begun);
      held.limits().took(kind, took, request.shot().attempt() == 1);
      next = Held.Capture.STEADY;
      PictureFlight.record(context.device(), reply);
      return reply;
    } catch (DeviceException failed) {
      if (failed.failure().kind() == FailureKind.TIMEOUT) {
        held.limits().timedOut(kind);
      }
      throw failed;
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private ObjectNode body(CaptureRequest request, SharedSlot slot) {
    boolean jpeg = settings.format() == PictureFormat.JPEG;
    long stillNanos = Math.max(0, context.time().nanos() - request.notBefore());
    ObjectNode body =
        PiAgent.asking("capture")
            .put("slot", slot.index())
            .put("sequence", slot.sequence())
            .put("encode", jpeg ? "jpeg" : "none")
            .put("quality", settings.quality())
            .put("still-us", stillNanos / NANOS_PER_MICRO);
    Controls.write(inForce, body.putObject("expect"));
    return body;
  }

  private static void exposedIfSaid(byte[] event, Runnable exposed) {
    if (PiAgent.read(event).path("event").asText().equals("exposed")) {
      exposed.run();
    }
  }

  @Override
  public void stop(Deadline deadline) throws InterruptedException {
    agent.askSilently(PiAgent.asking("stop"), deadline);
  }

  @Override
  public void clear(Deadline deadline) throws InterruptedException {
    agent.ask(PiAgent.asking("clear"), deadline);
  }

  @Override
  public void close() {
    try {
      agent.process().close();
      slots.close();
    } finally {
      signs.over();
    }
  }

  private void note(Severity severity, String text) {
    context.report(new Note(context.time().instant(), context.device(), severity, text));
  }
}
