package dev.steadyscan.core.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.core.config.PluginCode.PluginDefectException;
import dev.steadyscan.core.plugin.Offer;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Binds a section that chooses a factory by name and holds the settings for it. */
final class ChoiceBinder {

  /** A choice that was bound, and its section in full. */
  record Bound<F extends PluginFactory<?, ?>>(Chosen<F> chosen, ObjectNode resolved) {}

  /**
   * A kind of thing to choose.
   *
   * @param name for people
   * @param key that names the choice: {@code type} or {@code policy}
   * @param core keys of the section that are core's
   */
  record Kind<F extends PluginFactory<?, ?>>(
      String name, String key, List<String> core, Map<String, Offer<F>> offers) {}

  private final Offers offers;
  private final KeyPlaces places;
  private final Problems problems;
  private final PluginCode code;
  private final PluginDefaults defaults;
  private final Shorthand shorthand;
  private final SettingsBinder binder;

  ChoiceBinder(
      Offers offers,
      KeyPlaces places,
      Problems problems,
      PluginCode code,
      PluginDefaults defaults,
      Shorthand shorthand,
      SettingsBinder binder) {
    this.offers = offers;
    this.places = places;
    this.problems = problems;
    this.code = code;
    this.defaults = defaults;
    this.shorthand = shorthand;
    this.binder = binder;
  }

  <F extends PluginFactory<?, ?>> Optional<Bound<F>> bind(
      Kind<F> kind, ConfigObject section, KeyPath path) throws InterruptedException {
    Optional<Offer<F>> offer = offer(kind, section, path);
    return offer.isEmpty() ? Optional.empty() : bind(kind, offer.get(), section, path);
  }

  private <F extends PluginFactory<?, ?>> Optional<Offer<F>> offer(
      Kind<F> kind, ConfigObject section, KeyPath path) {
    KeyPath key = path.child(kind.key());
    ConfigValue value = section.get(kind.key());
    if (value == null || value.valueType() == ConfigValueType.NULL) {
      if (!problems.isBroken(key)) {
        String message = key + " is missing; it names a " + kind.name() + listed(kind);
        problems.add(places.problem(key, Optional.empty(), "", message));
      }
      return Optional.empty();
    }
    String name = Found.isScalar(value) ? Found.text(value).strip() : "";
    Offer<F> offer = kind.offers().get(name);
    if (offer == null) {
      String found = Found.inShort(value);
      String why =
          name.isEmpty()
              ? "; it has to be the name of a " + kind.name() + listed(kind)
              : UnknownName.why(name, kind.name(), kind.offers().keySet(), offers) + refusals();
      problems.add(places.problem(key, Optional.of(value), found, key + " is " + found + why));
    }
    return Optional.ofNullable(offer);
  }

  private static String listed(Kind<?> kind) {
    return kind.offers().isEmpty()
        ? ", and no plugin offers one"
        : ": " + Suggestion.list(kind.offers().keySet());
  }

  private String refusals() {
    return offers.refused().isEmpty()
        ? ""
        : offers.refused().stream()
            .map(Refusal::toString)
            .collect(Collectors.joining("; ", " (not loaded: ", ")"));
  }

  private <F extends PluginFactory<?, ?>> Optional<Bound<F>> bind(
      Kind<F> kind, Offer<F> offer, ConfigObject written, KeyPath path)
      throws InterruptedException {
    List<String> core = new ArrayList<>(kind.core());
    core.add(kind.key());
    ConfigObject own = written;
    for (String key : core) {
      own = own.withoutKey(key);
    }
    try {
      RecordSchema schema = code.schema(offer);
      checkKeys(schema, core, offer);
      ConfigObject preset = new Shorthand().expand(schema, defaults.ofFactory(offer), path);
      ConfigObject merged = shorthand.expand(schema, own, path).withFallback(preset);
      ObjectNode resolved = JsonNodeFactory.instance.objectNode().put(kind.key(), offer.name());
      resolved.setAll(new ResolvedJson(places).section(schema, merged, path));
      return binder
          .bind(schema, new Section(path, merged, core, offer.plugin()))
          .map(settings -> new Bound<>(chosen(offer, settings), resolved));
    } catch (PluginDefectException e) {
      String message = path + ": " + e.getMessage();
      problems.add(places.problem(path, Optional.of(written), "", message));
      return Optional.empty();
    }
  }

  private static <F extends PluginFactory<?, ?>> Chosen<F> chosen(Offer<F> offer, Record settings) {
    return new Chosen<>(offer.plugin(), offer.name(), offer.factory(), settings);
  }

  private static void checkKeys(RecordSchema schema, List<String> core, Offer<?> offer)
      throws PluginDefectException {
    for (String key : core) {
      if (schema.keys().contains(key)) {
        String message =
            "the plugin '" + offer.plugin() + "' is defective: its settings take core's key " + key;
        throw new PluginDefectException(message, new UnsupportedSettingsException(message));
      }
    }
  }
}
