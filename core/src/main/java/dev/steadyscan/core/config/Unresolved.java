package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
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
    ConfigObject clean = section;
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      KeyPath key = path.child(entry.getKey());
      ConfigValue value = entry.getValue();
      if (!isResolved(value)) {
        report(key, value);
        clean = clean.withoutKey(entry.getKey());
      } else if (value.valueType() == ConfigValueType.OBJECT) {
        clean = clean.withValue(entry.getKey(), clean((ConfigObject) value, key));
      }
    }
    return clean;
  }

  private void report(KeyPath key, ConfigValue value) {
    String found = value.render(ConfigRenderOptions.concise());
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
      return true;
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
