package dev.steadyscan.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import dev.steadyscan.core.config.HoconFile.PlacedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the substitutions of a config stay within bounds: {@code a = ${b}${b}, b = ${c}${c}} and
 * so on fill any memory. This walks as the parser would that resolves them, and counts the
 * characters without making them, so that the walk ends at the limit at the latest.
 */
final class Expansion {
  /** Characters that the substitutions of one key may stand for. */
  static final int LARGEST = 1 << 18;

  private static final int MOST_STEPS = 20_000_000;

  private final List<PlacedEntry> entries;
  private final Map<Integer, Integer> previous = new HashMap<>();
  private final Map<KeyPath, List<Integer>> targets = new HashMap<>();
  private final Set<Integer> around = new HashSet<>();
  private int spent;
  private int steps;

  private Expansion(List<PlacedEntry> entries) {
    this.entries = entries;
    Map<KeyPath, Integer> last = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Integer before = last.put(entries.get(i).path(), i);
      previous.put(i, before == null ? -1 : before);
    }
  }

  /** The first entry whose substitutions stand for too much. */
  static Optional<PlacedEntry> tooLarge(List<PlacedEntry> entries) {
    Expansion expansion = new Expansion(entries);
    for (int i = 0; i < entries.size(); i++) {
      expansion.spent = 0;
      expansion.expand(i);
      if (expansion.isOver()) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }

  private boolean isOver() {
    return spent > LARGEST || steps > MOST_STEPS;
  }

  private void expand(int index) {
    if (!around.add(index)) {
      return;
    }
    PlacedEntry one = entries.get(index);
    for (String name : one.entry().references()) {
      for (KeyPath meant : meant(one, name)) {
        for (int target : targets.computeIfAbsent(meant, this::find)) {
          visit(target, index);
        }
      }
    }
    around.remove(index);
  }

  private void visit(int target, int from) {
    steps++;
    PlacedEntry one = entries.get(target);
    boolean ofSameKey = one.path().equals(entries.get(from).path());
    if (!isOver() && (!ofSameKey || previous.getOrDefault(from, -1) == target)) {
      spent += 1 + one.entry().length();
      expand(target);
    }
  }

  /** In an included file a substitution names a key of that file, or else one of the whole. */
  private static List<KeyPath> meant(PlacedEntry from, String name) {
    try {
      KeyPath path = new KeyPath(ConfigUtil.splitPath(name));
      int prefix = from.path().parts().size() - from.entry().path().parts().size();
      return prefix == 0
          ? List.of(path)
          : List.of(path, new KeyPath(from.path().parts().subList(0, prefix)).child(path.parts()));
    } catch (ConfigException notAPath) {
      return List.of();
    }
  }

  /** Entries of what is named, in it, and around it. */
  private List<Integer> find(KeyPath meant) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      List<String> path = entries.get(i).path().parts();
      if (begins(path, meant.parts())
          || (!entries.get(i).entry().references().isEmpty() && begins(meant.parts(), path))) {
        found.add(i);
      }
    }
    return found;
  }

  private static boolean begins(List<String> path, List<String> section) {
    for (int i = 0; i < section.size(); i++) {
      if (i >= path.size() || !isSame(path.get(i), section.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** An element of a list belongs to the list. */
  private static boolean isSame(String part, String of) {
    return part.equals(of) || (part.startsWith(of) && part.charAt(of.length()) == '[');
  }
}
