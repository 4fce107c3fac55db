package dev.steadyscan.core.config;

import com.typesafe.config.ConfigObject;
import java.util.List;

/**
 * A section of the config that a record is bound to.
 *
 * @param path where it is
 * @param object its values, defaults merged in, keys that are not the record's taken out
 * @param others keys that were taken out, for suggestions
 * @param plugin whose record it is
 */
record Section(KeyPath path, ConfigObject object, List<String> others, String plugin) {

  /** One that a record has for itself. */
  static Section of(KeyPath path, ConfigObject object, String plugin) {
    return new Section(path, object, List.of(), plugin);
  }
}
