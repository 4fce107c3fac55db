package dev.steadyscan.core.plugin;

import java.nio.file.Path;
import java.util.List;

/**
 * A plugin on disk: unpacked and checked, not loaded.
 *
 * @param file the name of its zip
 * @param sha256 of the zip
 * @param folder where it is unpacked
 */
record PluginPackage(
    String file, String sha256, Path folder, Descriptor descriptor, PluginFiles files) {

  String id() {
    return descriptor.id();
  }

  PluginInfo info(List<String> listeners) {
    return new PluginInfo(
        id(), descriptor.version(), sha256, file, descriptor.description(), listeners);
  }

  Refusal refusal(String reason) {
    return new Refusal(file, id(), reason);
  }
}
