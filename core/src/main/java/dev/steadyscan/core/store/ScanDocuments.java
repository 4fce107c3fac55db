package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.event.ScanState;

/** What is said of a scan as a whole: the journal's first record, and {@code scan.json}. */
final class ScanDocuments {
  /** Grows when a reader of the folder has to know. */
  static final int FORMAT = 1;

  private ScanDocuments() {}

  /** The journal's first record: all that does not change. */
  static JournalRecord first(ScanHeader header) {
    ObjectNode body = Json.object();
    body.put("format", FORMAT).put("id", header.id()).put("name", header.name());
    plugins(body, header);
    pattern(body, header);
    body.putObject("planned")
        .put("shots", header.plannedShots())
        .put("points", header.plannedPoints());
    body.set("config", header.config());
    return new JournalRecord("scan", header.started(), body);
  }

  /** {@code scan.json}: the same, and how far the scan is. */
  static ObjectNode scanJson(
      ScanHeader header, ScanState state, ScanCounts shots, ScanCounts points) {
    ObjectNode root = Json.object();
    root.put("format", FORMAT).put("id", header.id()).put("state", state.toString());
    counts(root.putObject("counts"), shots);
    counts(root.putObject("points"), points);
    plugins(root, header);
    pattern(root, header);
    root.set("config", header.config());
    return root;
  }

  private static void counts(ObjectNode node, ScanCounts counts) {
    node.put("planned", counts.planned());
    node.put("completed", counts.completed());
    node.put("failed", counts.failed());
  }

  private static void plugins(ObjectNode node, ScanHeader header) {
    ArrayNode plugins = node.putArray("plugins");
    for (PluginStamp plugin : header.plugins()) {
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
