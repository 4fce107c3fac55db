package dev.steadyscan.cli;

import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Path;
import java.util.List;

/** Reads a folder of plugins. */
interface PluginReader {

  /**
   * What the plugins in it offer, and what was refused. Nothing stays loaded.
   *
   * @throws dev.steadyscan.api.error.ScanException if the folder cannot be read
   */
  Offers read(Path folder) throws InterruptedException;

  /**
   * What the factories of a name take, or all of a plugin. Nothing stays loaded.
   *
   * @throws dev.steadyscan.api.error.ScanException if the folder cannot be read, or nothing bears
   *     the name
   */
  List<Described> describe(Path folder, String name) throws InterruptedException;
}
