package dev.steadyscan.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a JSON object that was read. What is missing or of another type is an {@link
 * IllegalArgumentException} that names the field.
 */
final class Fields {
  private final JsonNode node;

  Fields(JsonNode node) {
    this.node = node;
  }

  ObjectNode node() {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("it has '" + node + "' where an object is due");
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String text(String name) {
    JsonNode value = node.path(name);
    if (value.isTextual()) {
      return value.textValue();
    }
    throw wrong(name, "a text");
  }

  /** A text of these constants, in capitals or not. */
  <E extends Enum<E>> E constant(String name, Class<E> constants) {
    String text = text(name);
    try {
      return Enum.valueOf(constants, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("its '" + name + "' is '" + text + "'", unknown);
    }
  }

  long number(String name) {
    JsonNode value = node.path(name);
    if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
      return value.longValue();
    }
    throw wrong(name, "a whole number of 0 or more");
  }

  int count(String name) {
    long number = number(name);
    if (number <= Integer.MAX_VALUE) {
      return (int) number;
    }
    throw wrong(name, "a number below 2147483648");
  }

  double decimal(String name) {
    JsonNode value = node.path(name);
    if (value.isNumber()) {
      return value.doubleValue();
    }
    throw wrong(name, "a number");
  }

  Optional<Double> maybeDecimal(String name) {
    return has(name) ? Optional.of(decimal(name)) : Optional.empty();
  }

  /** A length of time that stands in seconds. */
  Optional<Duration> maybeSeconds(String name) {
    return maybeDecimal(name).map(seconds -> Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  Fields object(String name) {
    if (node.path(name).isObject()) {
      return new Fields(node.path(name));
    }
    throw wrong(name, "an object");
  }

  /** The objects of a list; none where there is no such field. */
  List<Fields> list(String name) {
    List<Fields> elements = new ArrayList<>();
    node.path(name).forEach(element -> elements.add(new Fields(element)));
    return elements;
  }

  /** The texts of a list; none where there is no such field. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    node.path(name).forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private IllegalArgumentException wrong(String name, String due) {
    String found = has(name) ? "'" + node.path(name) + "'" : "no";
    return new IllegalArgumentException(
        "it has " + found + " '" + name + "' where " + due + " is due");
  }
}
