package dev.steadyscan.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plugins that offer the same thing under the same name: a config could not say which it means. */
final class NameClashes {
  private NameClashes() {}

  /** A refusal for each plugin that is in a clash, at most one a plugin. */
  static List<Refusal> in(Collection<LoadedPlugin> plugins) {
    Map<String, List<LoadedPlugin>> byName = new TreeMap<>();
    for (LoadedPlugin plugin : plugins) {
      for (Offer<?> offer : plugin.offers()) {
        String name = "the " + offer.kind() + " '" + offer.name() + "'";
        byName.computeIfAbsent(name, ignored -> new ArrayList<>()).add(plugin);
      }
    }
    Set<String> builtIn = builtIn();
    Set<String> seen = new HashSet<>();
    List<Refusal> refusals = new ArrayList<>();
    byName.forEach(
        (name, same) -> {
          if (same.size() > 1 || builtIn.contains(name)) {
            String reason = reason(name, same, builtIn.contains(name));
            same.stream()
                .filter(plugin -> seen.add(plugin.id()))
                .forEach(plugin -> refusals.add(plugin.source().refusal(reason)));
          }
        });
    return refusals;
  }

  private static Set<String> builtIn() {
    return Offers.builtIn()
        .all()
        .map(offer -> "the " + offer.kind() + " '" + offer.name() + "'")
        .collect(Collectors.toSet());
  }

  private static String reason(String name, List<LoadedPlugin> same, boolean builtIn) {
    return builtIn
        ? name + " is built in"
        : name
            + " is offered by more than one: "
            + same.stream().map(plugin -> plugin.source().file()).collect(Collectors.joining(", "));
  }
}
