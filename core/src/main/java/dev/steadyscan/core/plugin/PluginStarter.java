package dev.steadyscan.core.plugin;

import dev.steadyscan.api.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pf4j.Plugin;

/**
 * Loads and starts plugins one by one: a plugin loads whole or not at all, and one that does not
 * takes down those only that depend on it.
 */
final class PluginStarter {
  private final IsolatedPluginManager manager;
  private final PluginLimits limits;
  private final ForeignCalls.Lanes lanes;
  private final Map<String, LoadedPlugin> loaded = new LinkedHashMap<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final PluginStopper stopper;

  PluginStarter(
      IsolatedPluginManager manager,
      PluginLimits limits,
      ForeignCalls.Lanes lanes,
      PluginStopper stopper) {
    this.manager = manager;
    this.limits = limits;
    this.lanes = lanes;
    this.stopper = stopper;
  }

  void startAll(List<PluginPackage> packages) throws InterruptedException {
    PluginOrder order = new PluginOrder(packages);
    for (PluginPackage one : order.sorted()) {
      try {
        order.check(one, loaded);
        load(one);
      } catch (PluginRefusedException e) {
        refused.add(one.refusal(String.valueOf(e.getMessage())));
      }
    }
    for (Refusal clash : NameClashes.in(loaded.values())) {
      refuse(clash);
    }
  }

  /** In the order of their start. */
  List<LoadedPlugin> loaded() {
    return List.copyOf(loaded.values());
  }

  List<Refusal> refused() {
    return List.copyOf(refused);
  }

  private void load(PluginPackage one) throws PluginRefusedException, InterruptedException {
    ForeignCalls calls = lanes.open("plugin " + one.id(), ErrorCode.PLUGIN_DEFECT);
    ClassLoader loader = loader(one, calls);
    PluginLane lane = new PluginLane(calls, limits.call(), loader);
    boolean started = false;
    try {
      loaded.put(one.id(), start(one, loader, lane));
      started = true;
    } finally {
      if (!started) {
        manager.forget(one.id());
        stopper.letGo(one, loader, lane);
      }
    }
  }

  private ClassLoader loader(PluginPackage one, ForeignCalls calls)
      throws PluginRefusedException, InterruptedException {
    ClassLoader host = PluginStarter.class.getClassLoader();
    PluginLane files = new PluginLane(calls, limits.file(), host);
    try {
      return files.call("load", () -> manager.load(one.folder(), one.descriptor()));
    } catch (PluginRefusedException | InterruptedException e) {
      files.close();
      throw e;
    }
  }

  private LoadedPlugin start(PluginPackage one, ClassLoader loader, PluginLane lane)
      throws PluginRefusedException, InterruptedException {
    ExtensionMaker maker = new ExtensionMaker(one, loader, lane);
    if (!(maker.make(one.descriptor().pluginClass()) instanceof Plugin plugin)) {
      throw new PluginRefusedException(
          "its plugin.class " + one.descriptor().pluginClass() + " is no org.pf4j.Plugin");
    }
    Callable<Boolean> start =
        () -> {
          plugin.start();
          return true;
        };
    lane.call("start()", start);
    boolean made = false;
    try {
      maker.makeAll();
      made = true;
    } finally {
      if (!made) {
        stopper.stop(one, plugin, lane);
      }
    }
    return new LoadedPlugin(one, plugin, loader, lane, maker.offers(), maker.listeners());
  }

  private void refuse(Refusal clash) throws InterruptedException {
    LoadedPlugin plugin = loaded.get(clash.plugin());
    if (plugin == null) {
      return;
    }
    for (LoadedPlugin other : List.copyOf(loaded.values())) {
      if (other.dependsOn(plugin.id())) {
        refuse(other.source().refusal("it depends on '" + plugin.id() + "', which was refused"));
      }
    }
    loaded.remove(plugin.id());
    manager.forget(plugin.id());
    stopper.stop(plugin);
    refused.add(clash);
  }
}
