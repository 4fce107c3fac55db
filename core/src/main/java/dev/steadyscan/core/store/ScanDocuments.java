package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.event.ScanState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said of a scan as a whole: the journal's first record, and {@code scan.json}. */
final class ScanDocuments {
  /** Grows when a reader of the folder has to know. */
  static final int FORMAT = 1;

  private static final Logger LOG = LoggerFactory.getLogger(ScanDocuments.class);

  private ScanDocuments() {}

  /** The journal's first record: all that does not change. */
  static JournalRecord first(ScanHeader header) {
    ObjectNode body = Json.object();
    body.put("format", FORMAT).put("id", header.id()).put("name", header.name());
    body.put("api", header.api());
    plugins(body, header.plugins());
    pattern(body, header);
    body.putObject("planned")
        .put("shots", header.plannedShots())
        .put("points", header.plannedPoints());
    body.set("config", header.config());
    return new JournalRecord("scan", header.started(), body);
  }

  /**
   * The header that {@link #first} was made of.
   *
   * @throws IllegalArgumentException if the body is not such a record's
   */
  static ScanHeader header(Fields scan, Instant time) {
    long format = scan.number("format");
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "the scan has format " + format + ", and this version reads " + FORMAT);
    }
    List<PluginStamp> plugins = new ArrayList<>();
    for (Fields plugin : scan.list("plugins")) {
      plugins.add(
          new PluginStamp(plugin.text("id"), plugin.text("version"), plugin.text("sha256")));
    }
    Fields pattern = scan.object("pattern");
    Fields planned = scan.object("planned");
    return new ScanHeader(
        scan.text("id"),
        scan.text("name"),
        scan.text("api"),
        plugins,
        pattern.text("type"),
        pattern.count("size"),
        pattern.text("sha256"),
        planned.count("shots"),
        planned.count("points"),
        scan.object("config").node(),
        time);
  }

  /** The record with which a run begins that goes on with a scan. */
  static JournalRecord resume(ScanCounts pictures, List<PluginStamp> plugins, Instant time) {
    ObjectNode body = Json.object();
    body.put("completed", pictures.completed());
    body.put("missing", pictures.planned() - pictures.completed());
    plugins(body, plugins);
    return new JournalRecord("resume", time, body);
  }

  /** The record that comes before each {@code scan.json} but the first: all that changes in it. */
  static JournalRecord state(ScanProgress progress, Instant time) {
    ObjectNode body = Json.object();
    progress(body, progress);
    return new JournalRecord("state", time, body);
  }

  /**
   * Reads such a record.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ScanProgress progress(Fields body) {
    return new ScanProgress(
        body.constant("state", ScanState.class),
        counts(body.object("counts")),
        counts(body.object("points")));
  }

  /** {@code scan.json}: the first record, and how far the scan is. */
  static byte[] scanJson(ScanHeader header, ScanProgress progress) {
    ObjectNode root = Json.object();
    root.put("format", FORMAT).put("id", header.id());
    progress(root, progress);
    root.put("api", header.api());
    plugins(root, header.plugins());
    pattern(root, header);
    root.set("config", header.config());
    return Json.pretty(root);
  }

  /** What a {@code scan.json} says of it; empty if it is none. */
  static Optional<ScanProgress> progress(byte[] scanJson) {
    try {
      return Optional.of(progress(new Fields(Json.read(scanJson))));
    } catch (IOException | IllegalArgumentException damaged) {
      LOG.debug("a scan.json that cannot be read", damaged);
      return Optional.empty();
    }
  }

  private static void progress(ObjectNode node, ScanProgress progress) {
    node.put("state", progress.state().toString());
    counts(node.putObject("counts"), progress.shots());
    counts(node.putObject("points"), progress.points());
  }

  private static ScanCounts counts(Fields node) {
    return new ScanCounts(node.count("planned"), node.count("completed"), node.count("failed"));
  }

  private static void counts(ObjectNode node, ScanCounts counts) {
    node.put("planned", counts.planned());
    node.put("completed", counts.completed());
    node.put("failed", counts.failed());
  }

  private static void plugins(ObjectNode node, List<PluginStamp> stamps) {
    ArrayNode plugins = node.putArray("plugins");
    for (PluginStamp plugin : stamps) {
      plugins
          .addObject()
          .put("id", plugin.id())
          .put("version", plugin.version())
          .put("sha256", plugin.sha256());
    }
  }

  private static void pattern(ObjectNode node, ScanHeader header) {
    node.putObject("pattern")
        .put("type", header.patternType())
        .put("size", header.patternSize())
        .put("sha256", header.patternSha256());
  }
}
