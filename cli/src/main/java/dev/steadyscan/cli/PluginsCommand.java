package dev.steadyscan.cli;

import dev.steadyscan.core.plugin.Offers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists plugins. */
@Command(
    name = "plugins",
    description = "Lists what the plugins of a folder offer, and what was refused and why.",
    footer = {
      "",
      "Exit status:",
      "   0  every plugin of the folder can be used, or NAME was found",
      "   2  one was refused, there is no such folder, or nothing bears that NAME",
      "  70  a defect of Steadyscan",
      "",
      "Example:",
      "  steadyscan plugins --describe simulator"
    })
final class PluginsCommand implements Callable<Integer> {
  private final Surroundings with;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "the folder of plugins; default: the one beside the command")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--describe",
      paramLabel = "NAME",
      description = "tells what the section of a camera, motion, pattern or policy takes")
  private Optional<String> described = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  PluginsCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.apply(with.logging());
    Path read = PluginFolder.of(folder, with.folders());
    if (described.isPresent()) {
      List<Described> found = with.plugins().describe(read, described.get());
      DescribeText.lines(found).forEach(with.terminal()::out);
      return ExitStatus.COMPLETED;
    }
    Offers offers = with.plugins().read(read);
    PluginsText.lines(offers, read).forEach(with.terminal()::out);
    return offers.refused().isEmpty() ? ExitStatus.COMPLETED : ExitStatus.INPUT;
  }
}
