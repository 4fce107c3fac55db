package dev.steadyscan.core.plugin;

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

  /** All offers of all kinds. */
  public Stream<Offer<? extends PluginFactory<?, ?>>> all() {
    return Stream.<Map<String, ? extends Offer<? extends PluginFactory<?, ?>>>>of(
            cameras, motions, patterns, policies)
        .flatMap(kind -> kind.values().stream());
  }
}
