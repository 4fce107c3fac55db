package dev.steadyscan.core.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.steadyscan.core.config.PluginCode.PluginDefectException;
import dev.steadyscan.core.config.PluginCode.RefusedValuesException;
import dev.steadyscan.core.config.Quantities.WrongQuantityException;
import dev.steadyscan.core.config.RecordSchema.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds sections of the config to records, as the API's {@code PluginFactory} says. What cannot be
 * bound becomes a problem, and binding goes on: a person is told all of it at once.
 */
final class SettingsBinder {

  /** Binds what a record takes from its plugin's own section. */
  @FunctionalInterface
  interface PluginSections {
    Optional<Record> bind(String plugin, RecordSchema schema) throws InterruptedException;
  }

  private final KeyPlaces places;
  private final Problems problems;
  private final PluginCode code;
  private final Shorthand shorthand;
  private final PluginSections pluginSections;

  SettingsBinder(
      KeyPlaces places,
      Problems problems,
      PluginCode code,
      Shorthand shorthand,
      PluginSections pluginSections) {
    this.places = places;
    this.problems = problems;
    this.code = code;
    this.shorthand = shorthand;
    this.pluginSections = pluginSections;
  }

  /** The record; empty if there were problems. */
  Optional<Record> bind(RecordSchema schema, Section section) throws InterruptedException {
    reportUnknown(schema, section);
    return bindKnown(schema, section);
  }

  /** The record, whatever else stands in the section; empty if there were problems. */
  Optional<Record> bindKnown(RecordSchema schema, Section section) throws InterruptedException {
    List<Object> values = new ArrayList<>();
    for (Component component : schema.components()) {
      component(component, section).ifPresent(values::add);
    }
    return values.size() == schema.components().size()
        ? construct(schema, section, values)
        : Optional.empty();
  }

  private void reportUnknown(RecordSchema schema, Section section) {
    List<String> known = new ArrayList<>(schema.keys());
    List<String> offered = new ArrayList<>(known);
    offered.addAll(section.others());
    for (Map.Entry<String, ConfigValue> entry : section.object().entrySet()) {
      if (!known.contains(entry.getKey())) {
        unknown(section.path().child(entry.getKey()), entry.getValue(), offered);
      }
    }
  }

  /** Reports a key that nothing takes. */
  void unknown(KeyPath key, ConfigValue value, List<String> known) {
    String name = key.parts().get(key.parts().size() - 1);
    String message = key + " is not known" + Suggestion.after(name, known);
    problems.add(places.problem(key, Optional.of(value), Found.inShort(value), message));
  }

  private Optional<Record> construct(RecordSchema schema, Section section, List<Object> values)
      throws InterruptedException {
    try {
      return Optional.of(code.construct(section.plugin(), schema, values));
    } catch (RefusedValuesException | PluginDefectException e) {
      String message = section.path() + ": " + e.getMessage();
      problems.add(places.problem(section.path(), Optional.of(section.object()), "", message));
      return Optional.empty();
    }
  }

  private Optional<?> component(Component component, Section section) throws InterruptedException {
    if (component.plugin()) {
      RecordSchema schema = ((Shape.Section) component.shape()).schema();
      return pluginSections.bind(section.plugin(), schema);
    }
    KeyPath key =
        component.shorthand() && shorthand.isShort(section.path())
            ? section.path()
            : section.path().child(component.key());
    ConfigValue value = section.object().get(component.key());
    return value == null
        ? missing(component.shape(), key)
        : value(component.shape(), value, key, section.plugin());
  }

  private Optional<?> missing(Shape shape, KeyPath key) {
    if (shape instanceof Shape.OptionalOf) {
      return Optional.of(Optional.empty());
    } else if (shape instanceof Shape.ListOf) {
      return Optional.of(List.of());
    } else if (shape instanceof Shape.MapOf) {
      return Optional.of(Map.of());
    } else if (!problems.isBroken(key)) {
      String message = key + " is missing; it has to be " + ScalarReader.expected(shape);
      problems.add(places.problem(key, Optional.empty(), "", message));
    }
    return Optional.empty();
  }

  private Optional<?> value(Shape shape, ConfigValue value, KeyPath key, String plugin)
      throws InterruptedException {
    boolean isNull = value.valueType() == ConfigValueType.NULL;
    if (shape instanceof Shape.OptionalOf optional) {
      return isNull ? Optional.of(Optional.empty()) : inOptional(optional, value, key, plugin);
    } else if (shape instanceof Shape.Section section && value instanceof ConfigObject object) {
      return bind(section.schema(), Section.of(key, object, plugin));
    } else if (shape instanceof Shape.ListOf list && value instanceof ConfigList elements) {
      return list(list.element(), elements, key, plugin);
    } else if (shape instanceof Shape.MapOf map && value instanceof ConfigObject entries) {
      return map(map.value(), entries, key, plugin);
    } else if (isNull && (shape instanceof Shape.ListOf || shape instanceof Shape.MapOf)) {
      return missing(shape, key);
    }
    return scalar(shape, value, key);
  }

  private Optional<?> inOptional(
      Shape.OptionalOf shape, ConfigValue value, KeyPath key, String plugin)
      throws InterruptedException {
    Optional<?> bound = value(shape.value(), value, key, plugin);
    return bound.isPresent() ? Optional.of(bound) : bound;
  }

  private Optional<?> scalar(Shape shape, ConfigValue value, KeyPath key) {
    try {
      if (isCompound(shape)) {
        throw new WrongQuantityException("it has to be " + ScalarReader.expected(shape));
      }
      return Optional.of(ScalarReader.read(shape, value));
    } catch (WrongQuantityException e) {
      String found = Found.inShort(value);
      String odd = isFigure(shape) && Found.isScalar(value) ? PlainText.oddity(found) : "";
      String message = key + " is " + found + "; " + e.getMessage() + odd;
      problems.add(places.problem(key, Optional.of(value), found, message));
      return Optional.empty();
    }
  }

  private static boolean isFigure(Shape shape) {
    return shape instanceof Shape.Whole
        || shape instanceof Shape.Real
        || shape instanceof Shape.Time
        || shape instanceof Shape.Bytes;
  }

  private static boolean isCompound(Shape shape) {
    return shape instanceof Shape.Section
        || shape instanceof Shape.ListOf
        || shape instanceof Shape.MapOf;
  }

  private Optional<?> list(Shape shape, ConfigList elements, KeyPath key, String plugin)
      throws InterruptedException {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      value(shape, elements.get(i), key.element(i), plugin).ifPresent(list::add);
    }
    return list.size() == elements.size() ? Optional.of(List.copyOf(list)) : Optional.empty();
  }

  private Optional<?> map(Shape shape, ConfigObject entries, KeyPath key, String plugin)
      throws InterruptedException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : places.inOrder(key, entries.keySet())) {
      ConfigValue value = entries.get(name);
      if (value != null) {
        value(shape, value, key.child(name), plugin).ifPresent(bound -> map.put(name, bound));
      }
    }
    return map.size() == entries.size()
        ? Optional.of(Collections.unmodifiableMap(map))
        : Optional.empty();
  }
}
