package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.plugin.PatternFactory;
import dev.steadyscan.api.plugin.PluginFactory;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that a config can ask for, by kind and name.
 *
 * <p>Immutable and thread-safe.
 *
 * @param cameras the cameras by name, sorted
 * @param motions the motions by name, sorted
 * @param patterns the patterns by name, sorted
 * @param policies the recovery policies by name, sorted
 * @param listeners the listeners of plugins
 * @param plugins the plugins that were loaded, in the order of their files; built-in ones not among
 *     them
 * @param refused what the plugin folder holds and was not loaded
 */
public record Offers(
    Map<String, Offer<CameraFactory<?>>> cameras,
    Map<String, Offer<MotionFactory<?>>> motions,
    Map<String, Offer<PatternFactory<?>>> patterns,
    Map<String, Offer<RecoveryPolicyFactory<?>>> policies,
    List<ScanListener> listeners,
    List<PluginInfo> plugins,
    List<Refusal> refused) {

  /** The plugin id of what is built in. */
  public static final String BUILT_IN = "steadyscan";

  /** What is there without any plugin: the built-in recovery policies. */
  public static Offers builtIn() {
    return BuiltIn.offers();
  }

  /**
   * What a program hands in directly, and what is built in.
   *
   * @param plugin the id under which a config may have a section {@code plugins.<id>} for them
   * @param calls where the factories are asked for their names, each call with a limit
   * @throws ScanException PLUGIN_DEFECT if a factory does not say what it is, INPUT if two have the
   *     same kind and name
   */
  public static Offers of(
      String plugin,
      List<? extends PluginFactory<?, ?>> factories,
      List<ScanListener> listeners,
      ForeignCalls calls)
      throws InterruptedException {
    return new HandedIn(plugin, calls).offers(factories, listeners);
  }

  /**
   * These offers and others, as of a program and of a plugin folder.
   *
   * @throws ScanException INPUT if both offer the same kind under the same name
   */
  public Offers and(Offers others) {
    OffersBuilder both = new OffersBuilder();
    all().forEach(both::add);
    others.all().filter(offer -> !offer.plugin().equals(BUILT_IN)).forEach(both::add);
    Stream.concat(listeners.stream(), others.listeners.stream()).forEach(both::add);
    return both.build(
        Stream.concat(plugins.stream(), others.plugins.stream()).toList(),
        Stream.concat(refused.stream(), others.refused.stream()).toList());
  }

  /** All offers of all kinds. */
  public Stream<Offer<? extends PluginFactory<?, ?>>> all() {
    return Stream.<Map<String, ? extends Offer<? extends PluginFactory<?, ?>>>>of(
            cameras, motions, patterns, policies)
        .flatMap(kind -> kind.values().stream());
  }
}
