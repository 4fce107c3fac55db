package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
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
      if (!isResolved(value)) {
        report(key, value);
      } else if (value.valueType() == ConfigValueType.OBJECT) {
        clean.put(entry.getKey(), clean((ConfigObject) value, key));
      } else {
        clean.put(entry.getKey(), value);
      }
    }
    return ConfigValueFactory.fromMap(clean).withOrigin(section.origin());
  }

  private void report(KeyPath key, ConfigValue value) {
    String text = places.text(key);
    String found = text.contains("${") ? text : Found.unresolved(value);
    problems.broken(key);
    problems.add(
        places.problem(
            key, Optional.of(value), found, key + " is " + found + ", which has no value"));
  }

  private static boolean isResolved(ConfigValue value) {
    try {
      if (value.valueType() == ConfigValueType.LIST) {
        return ((ConfigList) value).stream().allMatch(Unresolved::isResolvedDeeply);
      }
      // An object that waits for a substitution has a type, and throws at everything else.
      return value.valueType() != ConfigValueType.OBJECT || ((ConfigObject) value).size() >= 0;
    } catch (ConfigException.NotResolved e) {
      return false;
    }
  }

  private static boolean isResolvedDeeply(ConfigValue value) {
    try {
      value.unwrapped();
      return isResolved(value);
    } catch (ConfigException.NotResolved e) {
      return false;
    }
  }
}
