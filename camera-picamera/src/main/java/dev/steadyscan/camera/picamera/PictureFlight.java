package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** Where the time of a picture went inside its agent, for the flight recorder. */
@Name("dev.steadyscan.Picture")
@Label("Picture of a Pi camera")
@Category("Steadyscan")
@StackTrace(false)
final class PictureFlight extends Event {
  @Label("Device")
  String device = "";

  @Label("Waited for the camera")
  @Timespan(Timespan.MICROSECONDS)
  long waited;

  @Label("Copied into shared memory")
  @Timespan(Timespan.MICROSECONDS)
  long copied;

  @Label("Encoded")
  @Timespan(Timespan.MICROSECONDS)
  long encoded;

  /** Tells the flight recorder of the picture that this answer of the agent is about. */
  static void record(String device, JsonNode reply) {
    JsonNode timing = reply.path("timing");
    PictureFlight flight = new PictureFlight();
    flight.device = device;
    flight.waited = timing.path("wait-us").asLong();
    flight.copied = timing.path("copy-us").asLong();
    flight.encoded = timing.path("encode-us").asLong();
    flight.commit();
  }
}
