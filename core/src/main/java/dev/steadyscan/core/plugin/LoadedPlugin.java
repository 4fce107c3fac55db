package dev.steadyscan.core.plugin;

import dev.steadyscan.api.event.ScanListener;
import java.util.List;
import org.pf4j.Plugin;

/** A plugin that was started, and what it offers. */
record LoadedPlugin(
    PluginPackage source,
    Plugin plugin,
    ClassLoader loader,
    PluginLane lane,
    List<Offer<?>> offers,
    List<ScanListener> listeners) {

  String id() {
    return source.id();
  }

  PluginInfo info() {
    return source.info(listeners.stream().map(listener -> listener.getClass().getName()).toList());
  }

  boolean dependsOn(String other) {
    return source.descriptor().dependencies().stream()
        .anyMatch(dependency -> dependency.getPluginId().equals(other));
  }
}
