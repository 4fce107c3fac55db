package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of one folder, loaded for one run. A plugin that is broken, or not for this version,
 * is {@link #refused} with the reason and takes no other down, but for those that depend on it.
 *
 * <p>Each zip is unpacked into a folder of this run's own, which is gone when this is closed; the
 * plugin folder itself is only read. Every call into a plugin has a limit.
 *
 * <p>Opened and closed by one thread; the lists may be read by any.
 */
public final class PluginCatalog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginCatalog.class);

  private final ForeignCalls disk;
  private final RunFolder unpacked;
  private final PluginStopper stopper;
  private final List<LoadedPlugin> loaded;
  private final Offers offers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PluginCatalog(
      ForeignCalls disk,
      RunFolder unpacked,
      PluginStopper stopper,
      List<LoadedPlugin> loaded,
      List<Refusal> refused) {
    this.disk = disk;
    this.unpacked = unpacked;
    this.stopper = stopper;
    this.loaded = loaded;
    this.offers = offers(loaded, refused);
  }

  /**
   * Loads every plugin of a folder.
   *
   * @param folder with the zips; if it does not exist there are no plugins
   * @param cache in which this run makes a folder to unpack them into; made if it does not exist
   * @param apiVersion the version that {@code plugin.requires} is checked against; {@code
   *     -SNAPSHOT} counts as the version itself
   * @throws ScanException INPUT if the folder cannot be listed
   * @throws InterruptedException if the thread was interrupted; then nothing stays loaded
   */
  public static PluginCatalog open(
      Path folder, Path cache, String apiVersion, PluginLimits limits, ForeignCalls.Lanes lanes)
      throws InterruptedException {
    ForeignCalls disk = lanes.open("plugin files", ErrorCode.DISK);
    PluginStopper stopper = new PluginStopper(limits, disk);
    Path root = cache.toAbsolutePath().normalize();
    RunFolder unpacked = new RunFolder(root);
    String version = apiVersion.replaceFirst("-SNAPSHOT$", "");
    IsolatedPluginManager manager = IsolatedPluginManager.of(root, version);
    PluginStarter starter = new PluginStarter(manager, limits, lanes, stopper);
    boolean opened = false;
    try {
      PluginFolder read = new PluginFolder(folder, unpacked, version, limits, disk);
      read.read();
      starter.startAll(read.packages());
      opened = true;
      List<Refusal> refused =
          Stream.concat(read.refused().stream(), starter.refused().stream()).toList();
      return new PluginCatalog(disk, unpacked, stopper, starter.loaded(), refused);
    } finally {
      if (!opened) {
        new PluginCatalog(disk, unpacked, stopper, starter.loaded(), List.of()).close();
      }
    }
  }

  /** What the plugins and the host itself offer. */
  public Offers offers() {
    return offers;
  }

  private static Offers offers(List<LoadedPlugin> loaded, List<Refusal> refused) {
    OffersBuilder offers = new OffersBuilder();
    Offers.builtIn().all().forEach(offers::add);
    for (LoadedPlugin plugin : loaded) {
      plugin.offers().forEach(offers::add);
      plugin.listeners().forEach(offers::add);
    }
    return offers.build(loaded.stream().map(LoadedPlugin::info).toList(), refused);
  }

  /** The plugins that were loaded, in the order of their start. */
  public List<PluginInfo> plugins() {
    return offers.plugins();
  }

  /** What was not loaded, and why. */
  public List<Refusal> refused() {
    return offers.refused();
  }

  /**
   * Stops the plugins, the last started first, closes their class loaders and removes what was
   * unpacked. Each has its limit; one that fails or hangs does not keep the others. May be called
   * again.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    List<LoadedPlugin> reversed = new ArrayList<>(loaded);
    Collections.reverse(reversed);
    boolean interrupted = false;
    for (LoadedPlugin plugin : reversed) {
      interrupted |= !done(plugin.id(), () -> stopper.stop(plugin));
    }
    interrupted |= !done("what was unpacked", () -> stopper.remove(unpacked));
    disk.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean done(String what, Step step) {
    try {
      step.run();
      return true;
    } catch (InterruptedException e) {
      LOG.warn("interrupted while {} was let go", what, e);
      return false;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }
}
