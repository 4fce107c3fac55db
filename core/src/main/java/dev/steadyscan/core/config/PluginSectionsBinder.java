package dev.steadyscan.core.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.steadyscan.core.config.PluginCode.PluginDefectException;
import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginInfo;
import dev.steadyscan.core.plugin.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sections {@code plugins.<id>}: each is one for all devices of its plugin. */
final class PluginSectionsBinder implements SettingsBinder.PluginSections {
  private static final KeyPath PATH = KeyPath.ROOT.child("plugins");

  private final ConfigObject written;
  private final Offers offers;
  private final KeyPlaces places;
  private final Problems problems;
  private final PluginCode code;
  private final PluginDefaults defaults;
  private final Shorthand shorthand;
  private final SettingsBinder binder;
  private final Map<Owned, Optional<Record>> bound = new HashMap<>();
  private final Map<String, ObjectNode> resolved = new TreeMap<>();

  /** Two plugins may share a record, each with a section of its own. */
  private record Owned(String plugin, Class<?> section) {}

  PluginSectionsBinder(
      ConfigObject written,
      Offers offers,
      KeyPlaces places,
      Problems problems,
      PluginCode code,
      PluginDefaults defaults,
      Shorthand shorthand) {
    this.written = written;
    this.offers = offers;
    this.places = places;
    this.problems = problems;
    this.code = code;
    this.defaults = defaults;
    this.shorthand = shorthand;
    binder = new SettingsBinder(places, problems, code, shorthand, this);
  }

  @Override
  public Optional<Record> bind(String plugin, RecordSchema schema) throws InterruptedException {
    Owned owned = new Owned(plugin, schema.type());
    Optional<Record> known = bound.get(owned);
    if (known != null) {
      return known;
    }
    KeyPath path = PATH.child(plugin);
    ConfigObject user = section(plugin).orElseGet(() -> ConfigFactory.empty().root());
    ConfigObject preset =
        offersOf(plugin)
            .findFirst()
            .map(defaults::ofPlugin)
            .orElseGet(() -> ConfigFactory.empty().root());
    ConfigObject merged =
        shorthand
            .expand(schema, user, path)
            .withFallback(new Shorthand().expand(schema, preset, path));
    Optional<Record> record = binder.bindKnown(schema, Section.of(path, merged, plugin));
    bound.put(owned, record);
    resolved
        .computeIfAbsent(plugin, ignored -> JsonNodeFactory.instance.objectNode())
        .setAll(new ResolvedJson(places).section(schema, merged, path));
    return record;
  }

  /** Checks every section that was written, also those of plugins that this scan does not use. */
  void checkAll() throws InterruptedException {
    for (Map.Entry<String, ConfigValue> entry : written.entrySet()) {
      KeyPath path = PATH.child(entry.getKey());
      if (offersOf(entry.getKey()).findAny().isEmpty()) {
        notLoaded(entry.getKey(), path, entry.getValue());
      } else if (entry.getValue() instanceof ConfigObject section) {
        checkKeys(entry.getKey(), path, section);
      } else {
        String found = Found.inShort(entry.getValue());
        String message = path + " is " + found + "; it has to be a section { ... }";
        problems.add(places.problem(path, Optional.of(entry.getValue()), found, message));
      }
    }
  }

  /** The sections that were bound, by plugin. */
  ObjectNode resolved() {
    ObjectNode plugins = JsonNodeFactory.instance.objectNode();
    resolved.forEach(plugins::set);
    return plugins;
  }

  private void checkKeys(String plugin, KeyPath path, ConfigObject section)
      throws InterruptedException {
    TreeSet<String> known = new TreeSet<>();
    List<RecordSchema> schemas = new ArrayList<>();
    for (Offer<?> offer : offersOf(plugin).toList()) {
      try {
        code.schema(offer).pluginSections().forEach(schemas::add);
      } catch (PluginDefectException e) {
        String message = path + ": " + e.getMessage();
        problems.add(places.problem(path, Optional.of(section), "", message));
        return;
      }
    }
    for (RecordSchema schema : schemas) {
      known.addAll(schema.keys());
      bind(plugin, schema);
    }
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      if (!known.contains(entry.getKey())) {
        binder.unknown(path.child(entry.getKey()), entry.getValue(), List.copyOf(known));
      }
    }
  }

  private void notLoaded(String id, KeyPath path, ConfigValue value) {
    List<String> ids =
        Stream.concat(
                offers.plugins().stream().map(PluginInfo::id),
                offers.all().map(Offer::plugin).filter(one -> !one.equals(Offers.BUILT_IN)))
            .distinct()
            .toList();
    String message = path + ": the plugin '" + id + "' ";
    message += ids.contains(id) ? "takes no settings" : "is not loaded" + whyNot(id, ids);
    problems.add(places.problem(path, Optional.of(value), "", message));
  }

  private String whyNot(String id, List<String> ids) {
    return offers.refused().stream()
        .filter(refusal -> refusal.plugin().equals(id))
        .map(Refusal::toString)
        .findFirst()
        .map(refusal -> "; it was refused: " + refusal)
        .orElseGet(() -> Suggestion.after(id, ids));
  }

  private Optional<ConfigObject> section(String plugin) {
    return written.get(plugin) instanceof ConfigObject section
        ? Optional.of(section)
        : Optional.empty();
  }

  private Stream<Offer<?>> offersOf(String plugin) {
    return offers.all().<Offer<?>>map(offer -> offer).filter(one -> one.plugin().equals(plugin));
  }
}
