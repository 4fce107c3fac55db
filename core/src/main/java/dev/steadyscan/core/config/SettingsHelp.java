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
   * @param section where it stands: that of the device, or {@code plugins.<id>}
   * @param key its name, with those of the sections around it
   * @param expected what its value is
   * @param preset the default as HOCON; empty if there is none
   * @param required whether it has to be given
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
    section(offer.kind(), schema, KeyPath.ROOT, Optional.of(own));
    for (RecordSchema shared : schema.pluginSections().toList()) {
      ConfigObject preset = new Shorthand().expand(shared, defaults.ofPlugin(offer), KeyPath.ROOT);
      section("plugins." + offer.plugin(), shared, KeyPath.ROOT, Optional.of(preset));
    }
  }

  private void section(
      String section, RecordSchema schema, KeyPath path, Optional<ConfigObject> presets) {
    for (Component component : schema.own().toList()) {
      KeyPath key = path.child(component.key());
      Optional<ConfigValue> preset =
          presets.flatMap(values -> Optional.ofNullable(values.get(component.key())));
      if (flat(component.shape()) instanceof Shape.Section nested) {
        Optional<ConfigObject> inner =
            preset.filter(ConfigObject.class::isInstance).map(ConfigObject.class::cast);
        section(section, nested.schema(), key, inner);
      } else {
        keys.add(key(section, key, component, preset));
      }
    }
  }

  private static Shape flat(Shape shape) {
    return shape instanceof Shape.OptionalOf optional ? optional.value() : shape;
  }

  private static Key key(
      String section, KeyPath path, Component component, Optional<ConfigValue> preset) {
    Shape shape = component.shape();
    boolean mayBeMissing =
        shape instanceof Shape.OptionalOf
            || shape instanceof Shape.ListOf
            || shape instanceof Shape.MapOf;
    return new Key(
        section,
        path.toString(),
        ExpectedText.of(shape),
        preset.map(SettingsHelp::text).orElse(""),
        preset.isEmpty() && !mayBeMissing,
        component.help());
  }

  private static String text(ConfigValue value) {
    return Found.isScalar(value)
        ? Found.text(value)
        : value.render(ConfigRenderOptions.concise().setJson(false));
  }
}
