package dev.steadyscan.core.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.steadyscan.core.config.PluginCode.PluginDefectException;
import dev.steadyscan.core.config.RecordSchema.Component;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.core.plugin.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what the section of an offer takes: for {@code plugins --describe}. */
public final class SettingsHelp {

  /**
   * One key.
   *
   * @param section where it stands: {@code scan.motion} or the like, or {@code plugins.<id>}
   * @param key its name, with those of the sections around it; {@code faults[].kind} is a key of
   *     each element of a list
   * @param expected what its value is, in few words
   * @param preset the default as HOCON; empty if there is none
   * @param required whether it has to be given, where the section around it is
   * @param help one line, may be empty
   */
  public record Key(
      String section, String key, String expected, String preset, boolean required, String help) {}

  private final PluginCode code;
  private final Problems problems = new Problems();
  private final List<Key> keys = new ArrayList<>();

  private SettingsHelp(ForeignCalls calls) {
    code = new PluginCode(calls);
  }

  /**
   * The keys of an offer, in the order of its settings.
   *
   * @throws ConfigException if the plugin's settings or its defaults are defective
   */
  public static List<Key> of(Offer<?> offer, ForeignCalls calls) throws InterruptedException {
    SettingsHelp help = new SettingsHelp(calls);
    try {
      help.describe(offer);
    } catch (PluginDefectException e) {
      help.problems.add(new ConfigProblem("", 0, "", "", String.valueOf(e.getMessage())));
    }
    help.problems.throwIfAny();
    return List.copyOf(help.keys);
  }

  private void describe(Offer<?> offer) throws PluginDefectException, InterruptedException {
    RecordSchema schema = code.schema(offer);
    PluginDefaults defaults = new PluginDefaults(problems);
    ConfigObject own = new Shorthand().expand(schema, defaults.ofFactory(offer), KeyPath.ROOT);
    section(place(offer.kind()), schema, "", Optional.of(own));
    for (RecordSchema shared : schema.pluginSections().toList()) {
      ConfigObject preset = new Shorthand().expand(shared, defaults.ofPlugin(offer), KeyPath.ROOT);
      section("plugins." + offer.plugin(), shared, "", Optional.of(preset));
    }
  }

  private static String place(String kind) {
    return kind.equals("camera") ? "scan.cameras.<name>" : "scan." + kind;
  }

  private void section(
      String section, RecordSchema schema, String around, Optional<ConfigObject> presets) {
    for (Component component : schema.own().toList()) {
      Optional<ConfigValue> preset =
          presets.flatMap(values -> Optional.ofNullable(values.get(component.key())));
      String key = around + component.key();
      keys.add(key(section, key, component, preset));
      inside(section, key, flat(component.shape()), preset);
    }
  }

  private void inside(String section, String key, Shape shape, Optional<ConfigValue> preset) {
    if (shape instanceof Shape.Section nested) {
      Optional<ConfigObject> inner =
          preset.filter(ConfigObject.class::isInstance).map(ConfigObject.class::cast);
      section(section, nested.schema(), key + ".", inner);
    } else if (shape instanceof Shape.ListOf list) {
      inside(section, key + "[]", flat(list.element()), Optional.empty());
    } else if (shape instanceof Shape.MapOf map) {
      inside(section, key + ".<name>", flat(map.value()), Optional.empty());
    }
  }

  private static Shape flat(Shape shape) {
    return shape instanceof Shape.OptionalOf optional ? optional.value() : shape;
  }

  private static Key key(
      String section, String key, Component component, Optional<ConfigValue> preset) {
    Shape shape = component.shape();
    boolean isSection = flat(shape) instanceof Shape.Section;
    boolean mayBeMissing =
        shape instanceof Shape.OptionalOf
            || shape instanceof Shape.ListOf
            || shape instanceof Shape.MapOf;
    return new Key(
        section,
        key,
        ExpectedText.of(shape) + shorthand(flat(shape)),
        isSection ? "" : preset.map(SettingsHelp::text).orElse(""),
        preset.isEmpty() && !mayBeMissing,
        component.help());
  }

  private static String shorthand(Shape shape) {
    return shape instanceof Shape.Section section
        ? section.schema().shorthand().map(one -> ", or " + one.key() + " alone").orElse("")
        : "";
  }

  private static String text(ConfigValue value) {
    return Found.isScalar(value)
        ? Found.text(value)
        : value.render(ConfigRenderOptions.concise().setJson(false));
  }
}
