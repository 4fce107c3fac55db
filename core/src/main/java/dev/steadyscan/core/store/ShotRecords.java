package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.FrameMetadata;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return missing(key(report, "failed"), failure);
  }

  /** A picture that was saved and has to be taken again. */
  JournalRecord suspect(ShotReport report, Failure failure) {
    return missing(key(report, "suspect"), failure);
  }

  private JournalRecord missing(ObjectNode body, Failure failure) {
    failure(body, failure);
    return new JournalRecord("shot", time.instant(), body);
  }

  private static void failure(ObjectNode body, Failure failure) {
    body.put("kind", failure.kind().name());
    body.put("operation", failure.operation());
    body.put("reason", failure.message());
    Json.evidence(body, failure.evidence());
  }

  /** A picture that is recorded as completed and has to be taken again. */
  static JournalRecord suspect(RecordedShot shot) {
    ObjectNode body = key(shot.shot(), "suspect");
    failure(body, shot.failure().orElseThrow());
    return new JournalRecord("shot", shot.time(), body);
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it is not one of a picture
   */
  static RecordedShot recorded(String scan, Fields body, Instant time) {
    ShotId shot =
        new ShotId(
            scan,
            body.text("pass").intern(),
            body.count("step"),
            body.text("camera").intern(),
            body.count("shot"),
            body.count("attempts"));
    List<RecordedFile> files = new ArrayList<>();
    for (Fields companion : body.list("companions")) {
      files.add(recorded(companion.text("name").intern(), companion));
    }
    if (body.has("file")) {
      files.add(recorded("", body));
    }
    return new RecordedShot(
        shot, body.constant("status", RecordedShot.Status.class), time, files, failure(body));
  }

  private static RecordedFile recorded(String companion, Fields body) {
    return new RecordedFile(
        companion, body.text("file"), body.number("bytes"), body.text("sha256"));
  }

  private static Optional<Failure> failure(Fields body) {
    return body.has("kind")
        ? Optional.of(
            new Failure(
                body.constant("kind", FailureKind.class),
                body.text("operation"),
                body.text("reason"),
                body.texts("evidence"),
                Optional.empty()))
        : Optional.empty();
  }

  private static ObjectNode key(ShotId shot, String status) {
    ObjectNode body = Json.object();
    body.put("pass", shot.pass()).put("step", shot.step());
    body.put("camera", shot.camera()).put("shot", shot.shot());
    return body.put("status", status).put("attempts", shot.attempt());
  }

  private static ObjectNode key(ShotReport report, String status) {
    ObjectNode body = key(report.shot().withAttempt(report.attempts()), status);
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
