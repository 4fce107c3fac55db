package dev.steadyscan.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  private Set<String> neighbours(PluginPackage one) {
    Set<String> ids = new TreeSet<>();
    for (PluginDependency dependency : one.descriptor().dependencies()) {
      if (packages.containsKey(dependency.getPluginId())) {
        ids.add(dependency.getPluginId());
      }
    }
    return ids;
  }

  /** Refuses a plugin that needs what is not among {@code loaded}. */
  static void check(PluginPackage one, Map<String, LoadedPlugin> loaded)
      throws PluginRefusedException {
    for (PluginDependency dependency : one.descriptor().dependencies()) {
      LoadedPlugin found = loaded.get(dependency.getPluginId());
      if (found == null && !dependency.isOptional()) {
        throw new PluginRefusedException(
            "it depends on the plugin '" + dependency.getPluginId() + "', which is not loaded");
      }
      if (found != null && !found.source().descriptor().satisfies(dependency)) {
        throw new PluginRefusedException(
            "it depends on the plugin '"
                + dependency.getPluginId()
                + "' at "
                + dependency.getPluginVersionSupport()
                + ", and "
                + found.source().descriptor().version()
                + " is loaded");
      }
    }
  }
}
