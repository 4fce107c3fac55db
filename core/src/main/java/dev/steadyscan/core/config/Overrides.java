package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import dev.steadyscan.core.config.HoconFile.PlacedEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of the command line, {@code key=value}. What begins as a list, a section, a quoted text or
 * a substitution is read as HOCON; anything else is the text as it is, so that a shell's quoting is
 * enough for it. Of two for one key the last holds.
 *
 * @param object the values as a tree
 * @param entries what stands in those that are HOCON
 * @param origins each key to {@code --set key=value}
 */
record Overrides(ConfigObject object, List<PlacedEntry> entries, Map<KeyPath, String> origins) {
  /** How the place of such a value begins. */
  static final String ORIGIN = "--set ";

  private static final String BEGINS_HOCON = "[{\"$";
  private static final int SHORT = 100;

  static Overrides of(List<String> sets, Problems problems) {
    ConfigObject all = ConfigFactory.empty().root();
    List<PlacedEntry> entries = new ArrayList<>();
    Map<KeyPath, String> origins = new LinkedHashMap<>();
    if (sets.size() > ConfigLimits.MOST_SETS) {
      String message = "there are more than " + ConfigLimits.MOST_SETS + " of them";
      problems.add(new ConfigProblem(ORIGIN.strip(), 0, "", "", message));
      return new Overrides(all, entries, origins);
    }
    for (String set : sets) {
      String origin = ORIGIN + PlainText.inShort(set, SHORT);
      try {
        HoconFile one = read(origin, set, problems);
        all = one.object().withFallback(all);
        entries.addAll(one.entries());
        origins.put(key(set), origin);
      } catch (ConfigException e) {
        problems.add(HoconErrors.problem(origin, e).withoutLine());
      }
    }
    return new Overrides(all, entries, origins);
  }

  private static HoconFile read(String origin, String set, Problems problems) {
    KeyPath key = key(set);
    String path = ConfigUtil.joinPath(key.parts());
    String text = set.substring(set.indexOf('=') + 1).strip();
    if (!text.isEmpty() && BEGINS_HOCON.indexOf(text.charAt(0)) >= 0) {
      Problems own = new Problems();
      HoconFile parsed = new HoconLoader(own).load(origin, path + " = " + text);
      own.all().forEach(problem -> problems.add(problem.withoutLine()));
      if (!parsed.entries().stream().allMatch(one -> isOf(key, one.path()))) {
        throw new ConfigException.Generic("write one value alone");
      }
      return parsed;
    }
    Object plain = text.equals("null") ? null : text;
    ConfigObject object = ConfigValueFactory.fromAnyRef(plain, origin).atPath(path).root();
    return new HoconFile(origin, object, List.of());
  }

  private static boolean isOf(KeyPath key, KeyPath path) {
    return path.isWithin(key) || key.isWithin(path);
  }

  private static KeyPath key(String set) {
    int equals = set.indexOf('=');
    if (equals < 1) {
      throw new ConfigException.Generic("write it as key=value");
    }
    if (equals > ConfigLimits.LONGEST_NAME) {
      throw new ConfigException.Generic("the key is too long");
    }
    KeyPath key = new KeyPath(ConfigUtil.splitPath(set.substring(0, equals).strip()));
    Optional<String> wrong = ConfigLimits.wrongKey(key.parts());
    if (wrong.isPresent()) {
      throw new ConfigException.Generic(wrong.get());
    }
    return key;
  }
}
