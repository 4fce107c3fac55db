package dev.steadyscan.core.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, each once. Not thread-safe. */
final class Problems {
  private final Set<ConfigProblem> all = new LinkedHashSet<>();
  private final Set<KeyPath> broken = new HashSet<>();

  void add(ConfigProblem problem) {
    all.add(problem);
  }

  /** Notes that a key is there, though what it is has been reported as a problem already. */
  void broken(KeyPath key) {
    broken.add(key);
  }

  boolean isBroken(KeyPath key) {
    return broken.contains(key);
  }

  int count() {
    return all.size();
  }

  List<ConfigProblem> all() {
    return List.copyOf(all);
  }

  /** Throws what was collected, if anything was. */
  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new ConfigException(all());
    }
  }
}
