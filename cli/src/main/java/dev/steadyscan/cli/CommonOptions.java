package dev.steadyscan.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all commands have in common. Filled in by picocli. */
final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this help and ends")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = "--logging",
      paramLabel = "FILE",
      description = "a Logback configuration (XML); default: warnings to standard error")
  private Optional<Path> file = Optional.empty();

  void apply(Logging logging) {
    file.ifPresent(logging::read);
  }
}
