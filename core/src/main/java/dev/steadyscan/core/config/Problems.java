package dev.steadyscan.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, each once, and no more than a person reads. Not thread-safe. */
final class Problems {
  private static final int MOST = 100;

  private final Set<ConfigProblem> all = new LinkedHashSet<>();
  private final Set<KeyPath> broken = new HashSet<>();
  private int more;

  void add(ConfigProblem problem) {
    if (all.size() < MOST) {
      all.add(problem);
    } else if (!all.contains(problem)) {
      more++;
    }
  }

  /**
   * Notes that a key is there, though what it is has been reported as a problem already. Of what is
   * in it nobody knows then.
   */
  void broken(KeyPath key) {
    broken.add(key);
  }

  boolean isBroken(KeyPath key) {
    KeyPath around = key;
    while (!broken.contains(around) && !around.isRoot()) {
      around = around.parent();
    }
    return broken.contains(around);
  }

  int count() {
    return all.size();
  }

  List<ConfigProblem> all() {
    List<ConfigProblem> told = new ArrayList<>(all);
    if (more > 0) {
      told.add(new ConfigProblem("", 0, "", "", "and " + more + " more problems"));
    }
    return told;
  }

  /** Throws what was collected, if anything was. */
  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new ConfigException(all());
    }
  }
}
