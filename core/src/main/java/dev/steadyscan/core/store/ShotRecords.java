package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.time.TimeSource;
import java.util.List;
import java.util.OptionalLong;

/** The journal's records of pictures. Thread-safe. */
final class ShotRecords {
  private final TimeSource time;

  ShotRecords(TimeSource time) {
    this.time = time;
  }

  /** A picture that is on disk; the last of the files is the picture, the others its companions. */
  JournalRecord completed(ShotReport report, List<EncodedFile> files) {
    ObjectNode body = key(report, "completed");
    EncodedFile picture = files.get(files.size() - 1);
    file(body, picture);
    if (files.size() > 1) {
      ArrayNode companions = body.putArray("companions");
      for (EncodedFile companion : files.subList(0, files.size() - 1)) {
        file(companions.addObject().put("name", companion.companion()), companion);
      }
    }
    ObjectNode metadata = metadata(report.metadata());
    if (!metadata.isEmpty()) {
      body.set("metadata", metadata);
    }
    return new JournalRecord("shot", time.instant(), body);
  }

  /** A picture that was given up. */
  JournalRecord failed(ShotReport report, Failure failure) {
    ObjectNode body = key(report, "failed");
    body.put("kind", failure.kind().name());
    body.put("operation", failure.operation());
    body.put("reason", failure.message());
    Json.evidence(body, failure.evidence());
    return new JournalRecord("shot", time.instant(), body);
  }

  private static ObjectNode key(ShotReport report, String status) {
    ShotId shot = report.shot();
    ObjectNode body = Json.object();
    body.put("pass", shot.pass()).put("step", shot.step());
    body.put("camera", shot.camera()).put("shot", shot.shot());
    body.put("status", status).put("attempts", report.attempts());
    ObjectNode position = body.putObject("position");
    report.position().axes().forEach(position::put);
    return body;
  }

  private static void file(ObjectNode node, EncodedFile file) {
    node.put("file", file.file());
    node.put("bytes", file.bytes().length);
    node.put("sha256", file.sha256());
  }

  private ObjectNode metadata(FrameMetadata from) {
    ObjectNode node = Json.object();
    OptionalLong exposedAt = from.exposedAt();
    if (exposedAt.isPresent()) {
      long age = time.nanos() - exposedAt.getAsLong();
      node.put("exposed-at", Json.time(time.instant().minusNanos(age)));
    }
    from.exposure().ifPresent(exposure -> node.put("exposure-seconds", Json.seconds(exposure)));
    from.gain().ifPresent(gain -> node.put("gain", gain));
    from.focus().ifPresent(focus -> node.put("focus-dioptres", focus));
    from.whiteBalance().ifPresent(balance -> Json.whiteBalance(node, balance));
    from.sensorTimestamp().ifPresent(stamp -> node.put("sensor-timestamp-ns", stamp));
    return node;
  }
}
