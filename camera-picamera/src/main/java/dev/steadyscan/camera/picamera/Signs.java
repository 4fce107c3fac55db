package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.guard.Trouble;
import dev.steadyscan.guard.process.AgentListener;
import dev.steadyscan.guard.process.AgentProcess;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life of one agent: what it says of frames that stand still, what libcamera writes to
 * standard error, what befalls the process. A stall ends the capture under way, and is told to the
 * guard when none is. Thread-safe.
 */
final class Signs implements AgentListener {
  /** libcamera, pipeline_base.cpp: the front end gave no frame for its own limit. */
  private static final String FRONTEND = "Camera frontend has timed out!";

  /** libcamera, v4l2_videodevice.cpp and rpi_stream.cpp: a buffer was lost, nobody else says so. */
  private static final String REJECTED = "Failed to queue buffer";

  /** A process may have 1024; an agent needs some fifty. */
  private static final long MOST_DESCRIPTORS = 800;

  /** Memory that an agent may hold beside its pictures: several times what it needs. */
  private static final long BESIDE_PICTURES = 512L << 20;

  /** Frames in flight, slots of shared memory, and as many again. */
  private static final int MOST_PICTURES = 16;

  private final DeviceContext context;
  private final Trouble trouble;
  private final long mostBytes;
  private final HostHeat heat;
  private final AtomicReference<@Nullable AgentProcess> agent = new AtomicReference<>();
  private final AtomicReference<@Nullable Failure> stall = new AtomicReference<>();
  private final AtomicReference<@Nullable Failure> silence = new AtomicReference<>();
  private volatile boolean over;
  private volatile boolean rejected;
  private volatile boolean bloated;

  /** Signs of an agent whose pictures have at most this many bytes; its beat drives the other. */
  Signs(DeviceContext context, Trouble trouble, long frameBytes, HostHeat heat) {
    this.context = context;
    this.trouble = trouble;
    this.heat = heat;
    mostBytes = BESIDE_PICTURES + MOST_PICTURES * frameBytes;
  }

  /** From here on calls of this agent can be ended. */
  void watch(AgentProcess started) {
    agent.set(started);
  }

  /**
   * What stands still now, if anything does: the camera, or its agent, to which no slot should be
   * lent since it does not give it back.
   */
  Optional<Failure> stall() {
    return Optional.ofNullable(stall.get()).or(() -> Optional.ofNullable(silence.get()));
  }

  /** The camera was started anew: what was is over. Gives the stall that was, if there was one. */
  Optional<Failure> startsAnew() {
    rejected = false;
    return Optional.ofNullable(stall.getAndSet(null));
  }

  @Override
  public void event(byte[] body) {
    JsonNode event;
    try {
      event = PiAgent.read(body);
    } catch (DeviceException noJson) {
      note(Severity.WARNING, noJson.getMessage());
      return;
    }
    switch (event.path("event").asText()) {
      case "stalled" -> stalled(event);
      case "flowing" -> flowing(event);
      case "note" -> note(Severity.INFO, event.path("text").asText());
      default -> {} // a newer agent may say more
    }
  }

  @Override
  public void heartbeat(byte[] body) {
    silence.set(null);
    heat.look(() -> !over);
    if (bloated) {
      return;
    }
    JsonNode vitals = PiAgent.read(body);
    long descriptors = vitals.path("descriptors").asLong();
    long bytes = vitals.path("rss-bytes").asLong();
    if (descriptors > MOST_DESCRIPTORS || bytes > mostBytes) {
      bloated = true;
      String message =
          String.format(
              "the agent has %d descriptors open and holds %d MiB: something leaks",
              descriptors, bytes >> 20);
      trouble.report(Failure.of(FailureKind.NO_MEMORY, "agent", message));
    }
  }

  /** The agent was closed: what comes late says nothing of the host. */
  void over() {
    over = true;
    heat.over();
  }

  @Override
  public void errorLine(String line) {
    if (line.contains(REJECTED)) {
      rejected = true;
    } else if (line.contains(FRONTEND)) {
      fail(FailureKind.STALLED, "the camera's front end timed out: check its cable and connector");
    }
  }

  @Override
  public void trouble(Failure failure) {
    heat.over();
    if (failure.kind() == FailureKind.STALLED) {
      silence.set(failure);
    }
    trouble.report(failure);
  }

  private void stalled(JsonNode event) {
    String since =
        String.format(Locale.ROOT, "no frame for %.2f s", event.path("frozen-ms").asLong() / 1e3);
    if (!event.path("loop-alive").asBoolean(true)) {
      fail(FailureKind.STALLED, since + ": the library's event loop has ended");
    } else if (rejected) {
      fail(FailureKind.BUFFER_REJECTED, since + ": the driver refused a buffer (ISP may be stuck)");
    } else {
      fail(FailureKind.STALLED, since + " (ISP may be stuck)");
    }
  }

  private void flowing(JsonNode event) {
    if (stall.getAndSet(null) != null) {
      note(
          Severity.INFO,
          "frames came again by themselves after " + event.path("after-ms").asLong() + " ms");
    }
  }

  private void fail(FailureKind kind, String message) {
    AgentProcess watched = agent.get();
    List<String> evidence = watched == null ? List.of() : watched.errorLines();
    Failure failure = new Failure(kind, "capture", message, evidence, Optional.empty());
    if (stall.compareAndSet(null, failure)) {
      if (watched != null) {
        int unused = watched.giveUp("capture", kind, message);
      }
      trouble.report(failure);
    }
  }

  private void note(Severity severity, String text) {
    context.report(new Note(context.time().instant(), context.device(), severity, text));
  }
}
