package dev.steadyscan.cli;

import dev.steadyscan.api.event.ScanListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens scans. */
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

  /**
   * What the command line asks for.
   *
   * @param scan the folder of the scan
   * @param verify whether every picture is read and held against its record
   * @param plugins the folder of plugins
   */
  record Resumption(Path scan, boolean verify, Path plugins) {}

  /**
   * Looks at what an earlier run has left, loads the plugins and reads the config of then.
   *
   * @param listeners told what happens, should the scan be resumed
   * @return empty if nothing is missing
   * @throws dev.steadyscan.api.error.ScanException if there is no scan that can be resumed
   */
  Optional<OpenScan> resume(Resumption request, List<ScanListener> listeners)
      throws InterruptedException;

  /**
   * The folders of the scans that were cut off or stopped, oldest first: neither completed, nor
   * gone through with gaps, nor under way.
   *
   * @param output the folder that they are in
   * @throws dev.steadyscan.api.error.ScanException if it cannot be read
   */
  List<Path> unfinished(Path output);
}
