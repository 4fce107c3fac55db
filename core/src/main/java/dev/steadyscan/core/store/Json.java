package dev.steadyscan.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadyscan.api.camera.WhiteBalance;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** JSON as it stands in the files of a scan: UTF-8, times in UTC, lengths of time in seconds. */
final class Json {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter LINE = MAPPER.writer();
  private static final ObjectWriter PRETTY = LINE.withDefaultPrettyPrinter();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /**
   * The instant that {@link #time} made a text of.
   *
   * @throws IllegalArgumentException if it did not
   */
  static Instant instant(String time) {
    try {
      LocalDateTime local =
          LocalDateTime.of(
              Integer.parseInt(time, 0, 4, 10),
              Integer.parseInt(time, 5, 7, 10),
              Integer.parseInt(time, 8, 10, 10),
              Integer.parseInt(time, 11, 13, 10),
              Integer.parseInt(time, 14, 16, 10),
              Integer.parseInt(time, 17, 19, 10),
              Integer.parseInt(time, 20, 23, 10) * 1_000_000);
      return local.toInstant(ZoneOffset.UTC);
    } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException wrong) {
      throw new IllegalArgumentException("its 'time' is '" + time + "'", wrong);
    }
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

  static JsonNode read(byte[] json) throws IOException {
    return MAPPER.readTree(json);
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
