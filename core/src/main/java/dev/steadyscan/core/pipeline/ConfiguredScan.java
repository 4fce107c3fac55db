package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a scan of a config file and a folder of plugins.
 *
 * <p>Not thread-safe.
 */
public final class ConfiguredScan extends PluginScan<ConfiguredScan> {
  private final Path config;
  private final List<String> sets = new ArrayList<>();

  ConfiguredScan(Path config) {
    this.config = config;
  }

  @Override
  ConfiguredScan self() {
    return this;
  }

  /** Overrides a value: {@code key=value}, as {@code scan.settle=1 s}. */
  public ConfiguredScan set(String keyAndValue) {
    sets.add(keyAndValue);
    return this;
  }

  /**
   * Loads the plugins and reads the config.
   *
   * @throws dev.steadyscan.core.config.ConfigException with everything that is wrong with it
   * @throws ScanException with {@code PLUGIN_REFUSED} if a plugin that it names cannot be used
   */
  public ScanPipeline build() throws InterruptedException {
    PluginCatalog catalog = catalog();
    try {
      Offers offers = catalog.offers();
      ScanConfig scan = configs().read(config, sets, offers);
      NewScan beginning = new NewScan(used(scan, offers), time());
      return pipeline(scan, offers, beginning, Stores.folder(scan), catalog::close);
    } catch (RuntimeException | InterruptedException failed) {
      catalog.close();
      throw failed;
    }
  }
}
