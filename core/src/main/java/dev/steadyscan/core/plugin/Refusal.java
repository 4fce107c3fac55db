package dev.steadyscan.core.plugin;

/**
 * A file of the plugin folder that was not loaded, and why.
 *
 * <p>Immutable and thread-safe.
 *
 * @param file the name of the file
 * @param plugin the id of the plugin; empty where the file did not get as far as to say it
 * @param reason one sentence for the person who put the file there
 */
public record Refusal(String file, String plugin, String reason) {

  /** Makes them fit to be printed, whatever they quote. */
  public Refusal {
    file = Printable.line(file);
    plugin = Printable.line(plugin);
    reason = Printable.line(reason);
  }

  @Override
  public String toString() {
    return file + (plugin.isEmpty() ? "" : " (" + plugin + ")") + ": " + reason;
  }
}
