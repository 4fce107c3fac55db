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
import dev.steadyscan.core.plugin.PluginLimits;
import dev.steadyscan.core.scan.PluginCalls;
import dev.steadyscan.core.store.PluginStamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is described of any scan with a config and a folder of plugins.
 *
 * <p>Not thread-safe.
 *
 * @param <B> the description itself
 */
public abstract sealed class PluginScan<B extends PluginScan<B>>
    permits ConfiguredScan, ResumedScan {
  private final List<ScanListener> listeners = new ArrayList<>();
  private Path plugins = Path.of("plugins");
  private Path cache = Path.of(System.getProperty("java.io.tmpdir"), "steadyscan-plugins");
  private TimeSource time = TimeSource.system();
  private boolean attended;

  PluginScan() {}

  abstract B self();

  /** Sets the folder of plugin zips; default {@code plugins} in the current folder. */
  public B plugins(Path folder) {
    plugins = folder;
    return self();
  }

  /** Sets the folder in which plugins are unpacked and kept; default in the temporary folder. */
  public B cache(Path folder) {
    cache = folder;
    return self();
  }

  /** Adds a listener to those of plugins. */
  public B listener(ScanListener listener) {
    listeners.add(listener);
    return self();
  }

  /**
   * Says whether somebody is there who calls {@link dev.steadyscan.core.scan.ScanRun#proceed} when
   * the scan pauses over trouble; default no: such a scan stops.
   */
  public B attended(boolean value) {
    attended = value;
    return self();
  }

  /** Sets the clock; default the machine's. */
  public B time(TimeSource value) {
    time = value;
    return self();
  }

  /**
   * Loads the plugins alone, to see what there is. The caller closes the catalog.
   *
   * @throws ScanException with {@code INPUT} if the folder cannot be read
   */
  public PluginCatalog catalog() throws InterruptedException {
    return PluginCatalog.open(plugins, cache, Version.current(), PluginLimits.defaults(), lanes());
  }

  final TimeSource time() {
    return time;
  }

  final ConfigReader configs() {
    return new ConfigReader(lanes());
  }

  private GuardedLanes lanes() {
    return new GuardedLanes(time);
  }

  final ScanPipeline pipeline(
      ScanConfig scan,
      Offers offers,
      Beginning beginning,
      ScanParts.StoreFactory stores,
      Runnable close) {
    List<ScanListener> all = new ArrayList<>(listeners);
    all.addAll(offers.listeners());
    return new ScanPipeline(
        new ScanParts(
            scan,
            beginning,
            all,
            stores,
            Stores.space(scan, time),
            time,
            PluginCalls.LIMIT,
            attended,
            close));
  }

  /** The plugins that take part. */
  static List<PluginStamp> used(ScanConfig scan, Offers offers) {
    Set<String> ids = new HashSet<>(Set.of(scan.pattern().plugin(), scan.motion().plugin()));
    for (CameraConfig camera : scan.cameras().values()) {
      ids.add(camera.camera().plugin());
      ids.add(camera.recovery().plugin());
    }
    return offers.plugins().stream()
        .filter(plugin -> ids.contains(plugin.id()))
        .map(plugin -> new PluginStamp(plugin.id(), plugin.version(), plugin.sha256()))
        .toList();
  }
}
