package dev.steadyscan.camera.picamera;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.camera.PixelFormat;
import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.process.SharedSlot;
import java.nio.ByteBuffer;

/** Makes frames of what agents put into shared memory, without a copy. Thread-safe. */
final class Pictures {
  private final TimeSource time;

  Pictures(TimeSource time) {
    this.time = time;
  }

  /** The frame of an answered capture; closing it gives the slot back. */
  Frame frame(JsonNode reply, SharedSlot slot, Held held) {
    FrameMetadata metadata = Controls.metadata(reply.path("frame"), time.nanos());
    ByteBuffer bytes = slot.picture();
    if (held.isRepeated(bytes)) {
      throw DeviceException.camera(
          FailureKind.BAD_FRAME, "capture", "the picture is that of the capture before");
    }
    return builder(reply, bytes).metadata(metadata).onClose(slot::close).build();
  }

  private static Frame.Builder builder(JsonNode reply, ByteBuffer bytes) {
    if (reply.has("media-type")) {
      return Frame.encoded(reply.path("media-type").asText(), bytes);
    }
    int rows = reply.path("rows").asInt();
    int columns = reply.path("columns").asInt();
    int stride = reply.path("stride").asInt();
    String format = reply.path("format").asText();
    return switch (format) {
      case "RGB8" -> Frame.raw(PixelFormat.RGB8, rows, columns, stride, bytes);
      case "BGR8" -> Frame.raw(PixelFormat.BGR8, rows, columns, stride, bytes);
      default -> {
        ByteBuffer file = Pgm.of(format, rows, columns, stride, bytes);
        yield Frame.encoded(Pgm.MEDIA_TYPE, file);
      }
    };
  }
}
