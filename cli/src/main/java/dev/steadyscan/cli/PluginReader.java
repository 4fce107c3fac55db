package dev.steadyscan.cli;

import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Path;

/** Reads a folder of plugins. */
@FunctionalInterface
interface PluginReader {

  /**
   * What the plugins in it offer, and what was refused. Nothing stays loaded.
   *
   * @throws dev.steadyscan.api.error.ScanException if the folder cannot be read
   */
  Offers read(Path folder) throws InterruptedException;
}
