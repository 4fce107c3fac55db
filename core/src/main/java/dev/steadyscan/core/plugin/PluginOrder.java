package dev.steadyscan.core.plugin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDependency;

/**
 * Puts plugins behind what they depend on. One that misses something would make PF4J refuse, or
 * drop without a word, others beside it.
 */
final class PluginOrder {
  private final Map<String, PluginPackage> packages = new LinkedHashMap<>();
  private final Map<String, Set<String>> missing = new HashMap<>();

  PluginOrder(Collection<PluginPackage> all) {
    all.forEach(one -> packages.put(one.id(), one));
    all.forEach(one -> missing.put(one.id(), neighbours(one)));
  }

  /** Every plugin after those that it depends on; members of a circle come last, in any order. */
  List<PluginPackage> sorted() {
    List<PluginPackage> sorted = new ArrayList<>();
    Map<String, PluginPackage> left = new LinkedHashMap<>(packages);
    while (!left.isEmpty()) {
      List<PluginPackage> next =
          left.values().stream()
              .filter(one -> missing.getOrDefault(one.id(), Set.of()).isEmpty())
              .toList();
      List<PluginPackage> taken = next.isEmpty() ? List.copyOf(left.values()) : next;
      for (PluginPackage one : taken) {
        left.remove(one.id());
        missing.values().forEach(needs -> needs.remove(one.id()));
      }
      sorted.addAll(taken);
    }
    return sorted;
  }

  private Set<String> neighbours(@Nullable PluginPackage one) {
    Set<String> ids = new TreeSet<>();
    if (one == null) {
      return ids;
    }
    for (PluginDependency dependency : one.descriptor().dependencies()) {
      if (packages.containsKey(dependency.getPluginId())) {
        ids.add(dependency.getPluginId());
      }
    }
    return ids;
  }

  /** Refuses a plugin that needs what is not among {@code loaded}. */
  void check(PluginPackage one, Map<String, LoadedPlugin> loaded) throws PluginRefusedException {
    if (behind(one.id()).contains(one.id())) {
      throw new PluginRefusedException(
          "it depends on itself, by way of " + String.join(", ", behind(one.id())));
    }
    for (PluginDependency dependency : one.descriptor().dependencies()) {
      check(dependency, loaded.get(dependency.getPluginId()));
    }
  }

  private void check(PluginDependency dependency, @Nullable LoadedPlugin found)
      throws PluginRefusedException {
    String id = dependency.getPluginId();
    if (found == null && !dependency.isOptional()) {
      String why = packages.containsKey(id) ? "which was refused" : "which is not there";
      throw new PluginRefusedException("it depends on the plugin '" + id + "', " + why);
    }
    if (found != null && !found.source().descriptor().satisfies(dependency)) {
      throw new PluginRefusedException(
          "it depends on the plugin '"
              + id
              + "' at "
              + dependency.getPluginVersionSupport()
              + ", and "
              + found.source().descriptor().version()
              + " is loaded");
    }
  }

  /** All that a plugin depends on, directly or not, as far as it is there. */
  private Set<String> behind(String id) {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      for (String next : neighbours(packages.get(open.remove()))) {
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen;
  }
}
