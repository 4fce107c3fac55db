package dev.steadyscan.api.plugin;

import org.pf4j.ExtensionPoint;

/**
 * What a plugin offers: a factory, never a live device. One object of each factory is made per run;
 * it needs a public constructor without parameters and the {@code @Extension} annotation of PF4J.
 *
 * <h2>Settings</h2>
 *
 * The settings are a record. Core binds the section of the config to it: the component {@code
 * exposureTime} is the key {@code exposure-time}. Components may be {@code boolean}, {@code int},
 * {@code long}, {@code double}, {@code String}, {@code Path}, {@code Duration} (written with a
 * unit: {@code 250 ms}), {@code long} with {@code @Setting(unit = "bytes")} (written as {@code 2
 * MiB}), an enum (written in lower case with dashes), another record (a nested section), a {@code
 * List} or an {@code Optional} of these, or a {@code Map} from a name to one of these. Defaults are
 * in the plugin's {@code reference.conf}, under {@code steadyscan.<kind>.<name>} where kind is
 * {@code camera}, {@code motion}, {@code pattern} or {@code recovery}; a key without default has to
 * be given, unless it is an {@code Optional} (empty) or a {@code List} or {@code Map} (empty). An
 * IllegalArgumentException of the record's constructor becomes a problem at that section, with its
 * message; see also {@link Setting} and {@link PluginSection}. A plugin never sees the config
 * itself.
 *
 * @param <S> the settings
 * @param <T> what is made
 */
public interface PluginFactory<S extends Record, T> extends ExtensionPoint {

  /**
   * The name by which a config asks for it ({@code type = ...}): lower-case letters, digits and
   * dashes. Stable: configs depend on it. Always the same; MUST NOT block.
   */
  String name();

  /** The class of the settings. Always the same; MUST NOT block. */
  Class<S> settings();

  /**
   * Makes one. Called once for each device of a run, and again where a camera is replaced. May
   * block until the declared limit; a null or an exception ends the run by name before anything
   * moves, or is a failure of the replacement.
   */
  T create(S settings, DeviceContext context) throws InterruptedException;
}
