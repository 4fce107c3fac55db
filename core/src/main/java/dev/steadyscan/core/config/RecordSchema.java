package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.PluginSection;
import dev.steadyscan.api.plugin.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a settings record asks of its section. Made by reflection alone, but loading the classes of
 * a plugin and the constants of its enums runs code of the plugin.
 *
 * @param type the record
 * @param components in the order of the record
 */
record RecordSchema(Class<? extends Record> type, List<Component> components) {

  /**
   * One component.
   *
   * @param key in the section
   * @param plugin whether it is bound from the plugin's own section
   * @param shorthand whether the record may be written as its value alone
   * @param help one line, may be empty
   */
  record Component(String key, Shape shape, boolean plugin, boolean shorthand, String help) {}

  /** Kept with the classes themselves, so that a plugin's go with the plugin. */
  private static final ClassValue<RecordSchema> KNOWN =
      new ClassValue<>() {
        @Override
        protected RecordSchema computeValue(Class<?> type) {
          return of(type.asSubclass(Record.class), List.of());
        }
      };

  private static final ClassValue<Constructor<? extends Record>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<? extends Record> computeValue(Class<?> type) {
          return canonical(type.asSubclass(Record.class));
        }
      };

  RecordSchema {
    components = List.copyOf(components);
  }

  /**
   * Looks at a record.
   *
   * @throws UnsupportedSettingsException if it has a component of a type that cannot be bound
   */
  static RecordSchema of(Class<? extends Record> type) {
    return KNOWN.get(type);
  }

  static RecordSchema of(Class<? extends Record> type, List<Class<?>> around) {
    if (around.contains(type)) {
      throw new UnsupportedSettingsException(type.getName() + " contains itself");
    }
    List<Class<?>> deeper = Stream.concat(around.stream(), Stream.of(type)).toList();
    List<Component> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.add(component(component, deeper));
    }
    RecordSchema schema = new RecordSchema(type, components);
    if (components.stream().filter(Component::shorthand).count() > 1) {
      throw new UnsupportedSettingsException(type.getName() + " has more than one shorthand");
    }
    return schema;
  }

  private static Component component(RecordComponent component, List<Class<?>> around) {
    Setting setting = component.getAnnotation(Setting.class);
    Shape shape = new ShapeReader(component, setting, around).read(component.getGenericType());
    boolean plugin = component.isAnnotationPresent(PluginSection.class);
    if (plugin && !(shape instanceof Shape.Section)) {
      throw new UnsupportedSettingsException(component + " is a plugin section but no record");
    }
    return new Component(
        key(component.getName()),
        shape,
        plugin,
        setting != null && setting.shorthand(),
        setting == null ? "" : setting.value());
  }

  /** {@code exposureTime} is {@code exposure-time}. */
  static String key(String name) {
    return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The keys of the section itself. */
  List<String> keys() {
    return own().map(Component::key).toList();
  }

  /** The components that are bound from the section itself. */
  Stream<Component> own() {
    return components.stream().filter(component -> !component.plugin());
  }

  /** The records that are bound from the plugin's section. */
  Stream<RecordSchema> pluginSections() {
    return components.stream()
        .filter(Component::plugin)
        .map(component -> ((Shape.Section) component.shape()).schema());
  }

  Optional<Component> shorthand() {
    return own().filter(Component::shorthand).findFirst();
  }

  /** The canonical constructor. */
  Constructor<? extends Record> constructor() {
    return CONSTRUCTORS.get(type);
  }

  private static Constructor<? extends Record> canonical(Class<? extends Record> type) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException everyRecordHasIt) {
      throw new IllegalStateException(everyRecordHasIt);
    }
  }
}
