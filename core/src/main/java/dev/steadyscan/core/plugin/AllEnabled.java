package dev.steadyscan.core.plugin;

import org.pf4j.PluginStatusProvider;

/** What lies in the plugin folder is loaded: no second list says otherwise. */
final class AllEnabled implements PluginStatusProvider {
  @Override
  public boolean isPluginDisabled(String pluginId) {
    return false;
  }

  @Override
  public void disablePlugin(String pluginId) {
    throw new UnsupportedOperationException("a plugin is disabled by taking its zip away");
  }

  @Override
  public void enablePlugin(String pluginId) {
    throw new UnsupportedOperationException("a plugin is enabled by its zip being there");
  }
}
