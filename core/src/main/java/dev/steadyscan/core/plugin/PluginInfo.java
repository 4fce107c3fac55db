package dev.steadyscan.core.plugin;

import java.util.List;

/**
 * A plugin that was loaded.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id its id: the config names its section so
 * @param version its version
 * @param sha256 the hash of its zip, 64 hex digits; empty for what is built in
 * @param file the name of its zip; empty for what is built in
 * @param description one line for people, may be empty
 * @param listeners the classes of its listeners
 */
public record PluginInfo(
    String id,
    String version,
    String sha256,
    String file,
    String description,
    List<String> listeners) {
  /** Copies. */
  public PluginInfo {
    listeners = List.copyOf(listeners);
  }
}
