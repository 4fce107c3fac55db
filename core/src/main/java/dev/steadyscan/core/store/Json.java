package dev.steadyscan.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.camera.WhiteBalance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** JSON as it stands in the files of a scan: UTF-8, times in UTC, lengths of time in seconds. */
final class Json {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final ObjectWriter LINE = new ObjectMapper().writer();
  private static final ObjectWriter PRETTY = LINE.withDefaultPrettyPrinter();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  static void whiteBalance(ObjectNode node, WhiteBalance balance) {
    node.putObject("white-balance").put("red", balance.red()).put("blue", balance.blue());
  }

  /** Evidence of a failure, where there is any. */
  static void evidence(ObjectNode node, List<String> lines) {
    if (!lines.isEmpty()) {
      ArrayNode evidence = node.putArray("evidence");
      lines.forEach(evidence::add);
    }
  }

  static byte[] line(ObjectNode node) {
    return bytes(LINE, node);
  }

  static byte[] pretty(ObjectNode node) {
    return bytes(PRETTY, node);
  }

  private static byte[] bytes(ObjectWriter writer, ObjectNode node) {
    try {
      return writer.writeValueAsBytes(node);
    } catch (JsonProcessingException treesAlwaysCanBeWritten) {
      throw new IllegalStateException(treesAlwaysCanBeWritten);
    }
  }
}
