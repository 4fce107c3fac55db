package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of the command line, {@code key=value}. What begins as a list, a section, a quoted text or
 * a substitution is read as HOCON; anything else is the text as it is, so that a shell's quoting is
 * enough for it. Of two for one key the last holds.
 *
 * @param object the values as a tree
 * @param origins each key to {@code --set key=value}
 */
record Overrides(ConfigObject object, Map<KeyPath, String> origins) {
  private static final String BEGINS_HOCON = "[{\"$";

  static Overrides of(List<String> sets, Problems problems) {
    ConfigObject all = ConfigFactory.empty().root();
    Map<KeyPath, String> origins = new LinkedHashMap<>();
    for (String set : sets) {
      String origin = "--set " + set;
      int equals = set.indexOf('=');
      try {
        if (equals < 1) {
          throw new ConfigException.BadPath(set, "write it as key=value");
        }
        List<String> parts = ConfigUtil.splitPath(set.substring(0, equals).strip());
        ConfigValue value = value(set.substring(equals + 1).strip(), origin);
        all = value.atPath(ConfigUtil.joinPath(parts)).root().withFallback(all);
        origins.put(new KeyPath(parts), origin);
      } catch (ConfigException e) {
        problems.add(HoconErrors.problemWithoutLine(origin, e));
      }
    }
    return new Overrides(all, origins);
  }

  private static ConfigValue value(String text, String origin) {
    if (text.equals("null")) {
      return ConfigValueFactory.fromAnyRef(null, origin);
    }
    if (text.isEmpty() || BEGINS_HOCON.indexOf(text.charAt(0)) < 0) {
      return ConfigValueFactory.fromAnyRef(text, origin);
    }
    ConfigObject parsed = HoconLoader.parseValue(origin, text);
    return parsed.getOrDefault("value", ConfigValueFactory.fromAnyRef(text, origin));
  }
}
