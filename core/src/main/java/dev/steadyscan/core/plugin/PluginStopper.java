package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.DeviceException;
import java.io.Closeable;
import java.util.concurrent.Callable;
import org.pf4j.Plugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops plugins and lets their class loaders go; what fails is told in the log, by name. */
final class PluginStopper {
  private static final Logger LOG = LoggerFactory.getLogger(PluginStopper.class);

  private final PluginLimits limits;
  private final ForeignCalls disk;

  PluginStopper(PluginLimits limits, ForeignCalls disk) {
    this.limits = limits;
    this.disk = disk;
  }

  void stop(LoadedPlugin loaded) throws InterruptedException {
    try {
      stop(loaded.source(), loaded.plugin(), loaded.lane());
    } finally {
      letGo(loaded.source(), loaded.loader(), loaded.lane());
    }
  }

  void stop(PluginPackage source, Plugin plugin, PluginLane lane) throws InterruptedException {
    Callable<Boolean> stop =
        () -> {
          plugin.stop();
          return true;
        };
    try {
      lane.call("stop()", stop);
    } catch (PluginRefusedException e) {
      LOG.warn("{} did not stop: {}", source.file(), e.getMessage(), e);
    }
  }

  void letGo(PluginPackage source, ClassLoader loader, PluginLane lane)
      throws InterruptedException {
    lane.close();
    if (loader instanceof Closeable closeable) {
      onDisk("close " + source.file(), closeable);
    }
  }

  /** Removes what was unpacked. */
  void remove(RunFolder unpacked) throws InterruptedException {
    onDisk("remove what was unpacked", unpacked::remove);
  }

  private void onDisk(String operation, Closeable step) throws InterruptedException {
    Callable<Boolean> call =
        () -> {
          step.close();
          return true;
        };
    try {
      disk.call(operation, limits.file(), call);
    } catch (DeviceException e) {
      LOG.warn("could not {}", operation, e);
    }
  }
}
