package dev.steadyscan.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the plugins are, for the commands that run a scan. Filled in by picocli. */
final class PluginOption {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "the folder of plugins; default: the one beside the command")
  private Optional<Path> plugins = Optional.empty();

  /**
   * The folder that is meant.
   *
   * @throws dev.steadyscan.api.error.ScanException as {@link PluginFolder#of}
   */
  Path folder(Folders folders) {
    return PluginFolder.of(plugins, folders);
  }
}
