package dev.steadyscan.core.config;

import dev.steadyscan.core.config.HoconOutline.Entry;
import dev.steadyscan.core.config.HoconOutline.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds keys of one file that are given a value twice, which HOCON takes without a word: the last
 * holds. Sections merge; a value that builds on the earlier one, or that holds only where something
 * else is set, is no second value.
 */
final class DoubleValues {
  private record Key(int scope, KeyPath path) {}

  private final String file;
  private final Map<Key, Entry> first = new HashMap<>();

  private DoubleValues(String file) {
    this.file = file;
  }

  static void find(String file, List<Entry> entries, Problems problems) {
    DoubleValues doubles = new DoubleValues(file);
    entries.forEach(entry -> doubles.clash(entry).ifPresent(problems::add));
  }

  private Optional<ConfigProblem> clash(Entry entry) {
    if (entry.kind() == Kind.INCLUDE || entry.kind() == Kind.OVERRIDE) {
      return Optional.empty();
    }
    Key key = new Key(entry.scope(), entry.path());
    Entry before = first.putIfAbsent(key, entry);
    if (before == null || merges(before, entry)) {
      return Optional.empty();
    }
    first.put(key, entry);
    return Optional.of(
        new ConfigProblem(
            file,
            entry.line(),
            entry.path().toString(),
            entry.text(),
            String.format(
                "%s is set twice: %s in line %d, %s in line %d; keep one of them",
                entry.path(), before.text(), before.line(), entry.text(), entry.line())));
  }

  private static boolean merges(Entry before, Entry entry) {
    boolean ontoSection = before.kind() == Kind.SECTION;
    return entry.kind() == Kind.APPEND ? !ontoSection : ontoSection && entry.kind() == Kind.SECTION;
  }
}
