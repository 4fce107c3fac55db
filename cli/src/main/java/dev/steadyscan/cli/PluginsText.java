package dev.steadyscan.cli;

import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginInfo;
import dev.steadyscan.core.plugin.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What plugins offer, as a text. */
final class PluginsText {
  private PluginsText() {}

  static List<String> lines(Offers offers, Path folder) {
    List<String> lines = new ArrayList<>();
    if (offers.plugins().isEmpty()) {
      lines.add("no plugins in " + folder);
    }
    for (PluginInfo plugin : offers.plugins()) {
      String about = plugin.description().isEmpty() ? "" : ": " + plugin.description();
      lines.add(plugin.id() + " " + plugin.version() + " (" + plugin.file() + ")" + about);
      lines.addAll(offeredBy(plugin.id(), plugin.listeners(), offers));
    }
    List<String> builtIn = offeredBy(Offers.BUILT_IN, List.of(), offers);
    if (!builtIn.isEmpty()) {
      lines.add("built in");
      lines.addAll(builtIn);
    }
    if (!offers.refused().isEmpty()) {
      lines.add("refused");
      Table table = new Table();
      for (Refusal refusal : offers.refused()) {
        String plugin = refusal.plugin().isEmpty() ? "" : " (" + refusal.plugin() + ")";
        table.row("  " + refusal.file() + plugin, refusal.reason());
      }
      lines.addAll(table.lines());
    }
    return lines;
  }

  private static List<String> offeredBy(String plugin, List<String> listeners, Offers offers) {
    Table table = new Table();
    offers
        .all()
        .filter(offer -> offer.plugin().equals(plugin))
        .forEach((Offer<?> offer) -> table.row("  " + offer.kind(), offer.name()));
    listeners.forEach(listener -> table.row("  listener", listener));
    return table.lines();
  }
}
