package dev.steadyscan.cli;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of plugins that a command line means. */
final class PluginFolder {
  private PluginFolder() {}

  /**
   * The named one, or else the one beside the command.
   *
   * @throws ScanException with {@code INPUT} if the named one is not there
   */
  static Path of(Optional<Path> named, Folders folders) {
    if (named.isPresent() && !Files.isDirectory(named.get())) {
      throw new ScanException(
          ErrorCode.INPUT, "the folder of plugins " + named.get() + " does not exist");
    }
    return named.orElse(folders.plugins());
  }
}
