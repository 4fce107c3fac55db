package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.CameraConfig;
import dev.steadyscan.core.config.ConfigReader;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.plugin.GuardedLanes;
import dev.steadyscan.core.plugin.Offers;
import dev.steadyscan.core.plugin.PluginCatalog;
import dev.steadyscan.core.plugin.PluginInfo;
import dev.steadyscan.core.plugin.PluginLimits;
import dev.steadyscan.core.scan.PluginCalls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Describes a scan of a config file and a folder of plugins.
 *
 * <p>Not thread-safe.
 */
public final class ConfiguredScan {
  private final Path config;
  private final List<String> sets = new ArrayList<>();
  private final List<ScanListener> listeners = new ArrayList<>();
  private Path plugins = Path.of("plugins");
  private Path cache = Path.of(System.getProperty("java.io.tmpdir"), "steadyscan-plugins");
  private TimeSource time = TimeSource.system();

  ConfiguredScan(Path config) {
    this.config = config;
  }

  /** Sets the folder of plugin zips; default {@code plugins} in the current folder. */
  public ConfiguredScan plugins(Path folder) {
    plugins = folder;
    return this;
  }

  /** Sets the folder in which plugins are unpacked and kept; default in the temporary folder. */
  public ConfiguredScan cache(Path folder) {
    cache = folder;
    return this;
  }

  /** Overrides a value: {@code key=value}, as {@code scan.settle=1 s}. */
  public ConfiguredScan set(String keyAndValue) {
    sets.add(keyAndValue);
    return this;
  }

  /** Adds a listener to those of plugins. */
  public ConfiguredScan listener(ScanListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Sets the clock; default the machine's. */
  public ConfiguredScan time(TimeSource value) {
    time = value;
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
      ScanConfig scan = new ConfigReader(lanes()).read(config, sets, offers);
      List<ScanListener> all = new ArrayList<>(listeners);
      all.addAll(offers.listeners());
      return new ScanPipeline(
          new ScanParts(
              scan,
              new NewScan(used(scan, offers), time),
              all,
              Stores.folder(scan),
              Stores.space(scan, time),
              time,
              PluginCalls.LIMIT,
              catalog::close));
    } catch (RuntimeException | InterruptedException failed) {
      catalog.close();
      throw failed;
    }
  }

  /**
   * Loads the plugins alone, to see what there is. The caller closes the catalog.
   *
   * @throws ScanException with {@code INPUT} if the folder cannot be read
   */
  public PluginCatalog catalog() throws InterruptedException {
    return PluginCatalog.open(plugins, cache, Version.current(), PluginLimits.defaults(), lanes());
  }

  private GuardedLanes lanes() {
    return new GuardedLanes(time);
  }

  private static List<PluginInfo> used(ScanConfig scan, Offers offers) {
    Set<String> ids = new HashSet<>(Set.of(scan.pattern().plugin(), scan.motion().plugin()));
    for (CameraConfig camera : scan.cameras().values()) {
      ids.add(camera.camera().plugin());
      ids.add(camera.recovery().plugin());
    }
    return offers.plugins().stream().filter(plugin -> ids.contains(plugin.id())).toList();
  }
}
