package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanListener;
import java.nio.file.Path;
import java.util.List;

/** Opens the scan of a config. */
@FunctionalInterface
interface ScanOpener {

  /**
   * What the command line asks for.
   *
   * @param config the config's file
   * @param sets values that override it, each {@code key=value}
   * @param plugins the folder of plugins
   */
  record Request(Path config, List<String> sets, Path plugins) {
    /** Copies. */
    public Request {
      sets = List.copyOf(sets);
    }
  }

  /**
   * Loads the plugins and reads the config.
   *
   * @param listeners told what happens, should the scan be run
   * @throws dev.steadyscan.api.error.ScanException if the config or a plugin that it names is wrong
   */
  OpenScan open(Request request, List<ScanListener> listeners) throws InterruptedException;
}
