package dev.steadyscan.core.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.steadyscan.core.plugin.Offer;
import java.util.HashMap;
import java.util.Map;

/** The defaults of plugins: parsed by core, so that plugins never see HOCON. */
final class PluginDefaults {
  private final Problems problems;
  private final Map<String, ConfigObject> parsed = new HashMap<>();

  PluginDefaults(Problems problems) {
    this.problems = problems;
  }

  /** What the plugin presets for one of its factories. */
  ConfigObject ofFactory(Offer<?> offer) {
    return section(offer, ConfigUtil.joinPath("steadyscan", offer.kind(), offer.name()));
  }

  /** What the plugin presets for its own section. */
  ConfigObject ofPlugin(Offer<?> offer) {
    return section(offer, ConfigUtil.joinPath("steadyscan", "plugin", offer.plugin()));
  }

  private ConfigObject section(Offer<?> offer, String path) {
    ConfigObject all = parsed.get(offer.reference());
    if (all == null) {
      all = parse(offer);
      parsed.put(offer.reference(), all);
    }
    boolean there = all.toConfig().hasPath(path);
    ConfigValue found = there ? all.toConfig().getValue(path) : null;
    return found instanceof ConfigObject section ? section : ConfigFactory.empty().root();
  }

  private ConfigObject parse(Offer<?> offer) {
    String name = "reference.conf of the plugin " + offer.plugin();
    if (offer.reference().isBlank()) {
      return ConfigFactory.empty().root();
    }
    HoconFile file = new HoconLoader(problems).load(name, offer.reference());
    ConfigResolveOptions options = ConfigResolveOptions.noSystem();
    return Resolver.resolve(name, file.object(), file.entries(), options, problems)
        .orElseGet(() -> ConfigFactory.empty().root());
  }
}
