package dev.steadyscan.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Filled in by picocli. */
final class LoggingOption {
  @Option(
      names = "--logging",
      paramLabel = "FILE",
      description = "a Logback configuration (XML); default: warnings to standard error")
  private Optional<Path> file = Optional.empty();

  void apply(Logging logging) {
    file.ifPresent(logging::read);
  }
}
