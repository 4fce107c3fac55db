package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.camera.WhiteBalance;
import java.time.Duration;

/** Exposure, gain, white balance and focus: between the host's types and the agent's JSON. */
final class Controls {
  private static final int NANOS_PER_MICRO = 1000;

  private Controls() {}

  /** Writes what is set into a body. */
  static ObjectNode write(ShotSettings settings, ObjectNode body) {
    settings.exposure().ifPresent(e -> body.put("exposure-us", e.toNanos() / NANOS_PER_MICRO));
    settings.gain().ifPresent(gain -> body.put("gain", gain));
    settings.focus().ifPresent(focus -> body.put("focus", focus));
    settings
        .whiteBalance()
        .ifPresent(balance -> body.put("red", balance.red()).put("blue", balance.blue()));
    return body;
  }

  /** What the agent measured, overlaid with what was fixed. */
  static ShotSettings measured(JsonNode body, ShotSettings fixed) {
    ShotSettings.Builder measured = ShotSettings.builder();
    if (body.path("exposure-us").asLong() > 0) {
      measured.exposure(exposure(body));
    }
    if (body.has("gain")) {
      measured.gain(Math.max(1, body.path("gain").asDouble()));
    }
    if (body.has("focus")) {
      measured.focus(body.path("focus").asDouble());
    }
    if (hasBalance(body)) {
      measured.whiteBalance(balance(body));
    }
    return measured.build().with(fixed);
  }

  /**
   * What the agent says of a frame.
   *
   * @param answered when the answer came, in nanoseconds of the run's clock
   */
  static FrameMetadata metadata(JsonNode frame, long answered) {
    FrameMetadata.Builder metadata = FrameMetadata.builder();
    if (frame.has("exposed-ago-us")) {
      metadata.exposedAt(answered - frame.path("exposed-ago-us").asLong() * NANOS_PER_MICRO);
    }
    if (frame.has("exposure-us")) {
      metadata.exposure(exposure(frame));
    }
    if (frame.has("gain")) {
      metadata.gain(frame.path("gain").asDouble());
    }
    if (frame.has("focus")) {
      metadata.focus(frame.path("focus").asDouble());
    }
    if (hasBalance(frame)) {
      metadata.whiteBalance(balance(frame));
    }
    if (frame.has("sensor-ns")) {
      metadata.sensorTimestamp(frame.path("sensor-ns").asLong());
    }
    return metadata.build();
  }

  private static Duration exposure(JsonNode body) {
    return Duration.ofNanos(body.path("exposure-us").asLong() * NANOS_PER_MICRO);
  }

  private static boolean hasBalance(JsonNode body) {
    return body.path("red").asDouble() > 0 && body.path("blue").asDouble() > 0;
  }

  private static WhiteBalance balance(JsonNode body) {
    return new WhiteBalance(body.path("red").asDouble(), body.path("blue").asDouble());
  }
}
