package dev.steadyscan.core.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes out records that stand as the value of one component alone, so that defaults merge. */
final class Shorthand {
  private final Set<KeyPath> expanded = new HashSet<>();

  /** Whether a section was written as a single value. */
  boolean isShort(KeyPath section) {
    return expanded.contains(section);
  }

  ConfigObject expand(RecordSchema schema, ConfigObject section, KeyPath path) {
    ConfigObject result = section;
    for (RecordSchema.Component component : schema.components()) {
      ConfigValue value = section.get(component.key());
      if (value != null) {
        ConfigValue whole = expand(component.shape(), value, path.child(component.key()));
        result = result.withValue(component.key(), whole);
      }
    }
    return result;
  }

  private ConfigValue expand(Shape shape, ConfigValue value, KeyPath path) {
    if (value.valueType() == ConfigValueType.NULL) {
      return value;
    } else if (shape instanceof Shape.OptionalOf optional) {
      return expand(optional.value(), value, path);
    } else if (shape instanceof Shape.Section section) {
      return expandSection(section.schema(), value, path);
    } else if (shape instanceof Shape.ListOf list && value instanceof ConfigList elements) {
      return expandList(list.element(), elements, path);
    } else if (shape instanceof Shape.MapOf map && value instanceof ConfigObject entries) {
      return expandMap(map.value(), entries, path);
    }
    return value;
  }

  private ConfigValue expandSection(RecordSchema schema, ConfigValue value, KeyPath path) {
    if (value instanceof ConfigObject section) {
      return expand(schema, section, path);
    }
    return schema
        .shorthand()
        .map(
            component -> {
              expanded.add(path);
              ConfigValue inner = expand(component.shape(), value, path);
              return (ConfigValue) inner.atKey(component.key()).root();
            })
        .orElse(value);
  }

  private ConfigValue expandList(Shape element, ConfigList elements, KeyPath path) {
    List<ConfigValue> result = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      result.add(expand(element, elements.get(i), path.element(i)));
    }
    return ConfigValueFactory.fromIterable(result).withOrigin(elements.origin());
  }

  private ConfigValue expandMap(Shape value, ConfigObject entries, KeyPath path) {
    Map<String, ConfigValue> result = new HashMap<>();
    for (Map.Entry<String, ConfigValue> entry : entries.entrySet()) {
      result.put(entry.getKey(), expand(value, entry.getValue(), path.child(entry.getKey())));
    }
    return ConfigValueFactory.fromMap(result).withOrigin(entries.origin());
  }
}
