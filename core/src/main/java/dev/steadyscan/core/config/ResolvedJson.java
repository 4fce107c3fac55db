package dev.steadyscan.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.steadyscan.core.config.RecordSchema.Component;

/** A section with its defaults as JSON: keys in the order of the record, values as written. */
final class ResolvedJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final KeyPlaces places;

  ResolvedJson(KeyPlaces places) {
    this.places = places;
  }

  ObjectNode section(RecordSchema schema, ConfigObject section, KeyPath path) {
    ObjectNode node = NODES.objectNode();
    for (Component component : schema.own().toList()) {
      ConfigValue value = section.get(component.key());
      if (value != null) {
        KeyPath key = path.child(component.key());
        node.set(component.key(), node(component.shape(), value, key));
      }
    }
    return node;
  }

  private JsonNode node(Shape shape, ConfigValue value, KeyPath path) {
    if (shape instanceof Shape.OptionalOf optional) {
      return node(optional.value(), value, path);
    } else if (shape instanceof Shape.Section section && value instanceof ConfigObject object) {
      return section(section.schema(), object, path);
    } else if (shape instanceof Shape.ListOf list && value instanceof ConfigList elements) {
      ArrayNode array = NODES.arrayNode();
      elements.forEach(element -> array.add(node(list.element(), element, path)));
      return array;
    } else if (shape instanceof Shape.MapOf map && value instanceof ConfigObject entries) {
      return map(map.value(), entries, path);
    }
    return scalar(value);
  }

  private ObjectNode map(Shape shape, ConfigObject entries, KeyPath path) {
    ObjectNode node = NODES.objectNode();
    for (String name : places.inOrder(path, entries.keySet())) {
      ConfigValue value = entries.get(name);
      if (value != null) {
        node.set(name, node(shape, value, path.child(name)));
      }
    }
    return node;
  }

  private static JsonNode scalar(ConfigValue value) {
    Object plain = value.unwrapped();
    if (plain instanceof Integer whole) {
      return NODES.numberNode(whole);
    } else if (plain instanceof Long whole) {
      return NODES.numberNode(whole);
    } else if (plain instanceof Double real) {
      return NODES.numberNode(real);
    } else if (plain instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    return plain == null ? NODES.nullNode() : NODES.textNode(plain.toString());
  }
}
