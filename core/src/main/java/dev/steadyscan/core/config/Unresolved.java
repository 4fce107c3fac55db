package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes out of a tree what substitutions without a value left behind, each as a problem. */
final class Unresolved {
  private final KeyPlaces places;
  private final Problems problems;

  Unresolved(KeyPlaces places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  ConfigObject removedFrom(ConfigObject tree) {
    return clean(tree, KeyPath.ROOT);
  }

  private ConfigObject clean(ConfigObject section, KeyPath path) {
    Map<String, ConfigValue> clean = new HashMap<>();
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      KeyPath key = path.child(entry.getKey());
      ConfigValue value = entry.getValue();
      try {
        clean.put(entry.getKey(), clean(value, key));
      } catch (ConfigException.NotResolved e) {
        report(key, value);
      }
    }
    return ConfigValueFactory.fromMap(clean).withOrigin(section.origin());
  }

  /** What waits for a substitution may have a type, and throws only when it is looked into. */
  private ConfigValue clean(ConfigValue value, KeyPath path) {
    if (value.valueType() == ConfigValueType.OBJECT) {
      return clean((ConfigObject) value, path);
    } else if (value.valueType() == ConfigValueType.LIST) {
      value.unwrapped();
    }
    return value;
  }

  private void report(KeyPath key, ConfigValue value) {
    String text = places.text(key);
    String found = text.contains("${") ? text : Found.unresolved(value);
    problems.broken(key);
    problems.add(
        places.problem(
            key, Optional.of(value), found, key + " is " + found + ", which has no value"));
  }
}
