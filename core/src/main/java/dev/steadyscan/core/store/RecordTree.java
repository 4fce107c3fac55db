package dev.steadyscan.core.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record of a journal as a tree, without what is in it for people alone: a journal has a hundred
 * thousand of them, and half of their bytes are that.
 */
final class RecordTree {
  private static final Set<String> LEFT_OUT = Set.of("position", "metadata");

  private static final ObjectReader JSON = new ObjectMapper().reader();

  private RecordTree() {}

  /**
   * Reads a line that holds one object.
   *
   * @throws IOException if it does not
   */
  static ObjectNode read(byte[] buffer, int from, int to) throws IOException {
    try (JsonParser parser = JSON.createParser(buffer, from, to - from)) {
      return read(parser);
    }
  }

  private static ObjectNode read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("it is no JSON object");
    }
    ObjectNode record = object(parser, 0);
    if (record.isEmpty()) {
      throw new IOException("it is empty");
    }
    return record;
  }

  private static ObjectNode object(JsonParser parser, int depth) throws IOException {
    ObjectNode object = Json.object();
    for (String name = next(parser); name != null; name = next(parser)) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        object.put(name, parser.getText());
      } else if (token == JsonToken.VALUE_NUMBER_INT
          && parser.getNumberType() == JsonParser.NumberType.INT) {
        object.put(name, parser.getIntValue());
      } else if (LEFT_OUT.contains(name)) {
        parser.skipChildren();
      } else if (token == JsonToken.START_OBJECT && depth == 0) {
        object.set(name, object(parser, 1));
      } else {
        object.set(name, parser.readValueAsTree());
      }
    }
    return object;
  }

  private static @Nullable String next(JsonParser parser) throws IOException {
    return parser.nextFieldName();
  }
}
