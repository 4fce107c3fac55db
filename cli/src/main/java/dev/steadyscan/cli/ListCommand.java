package dev.steadyscan.cli;

import dev.steadyscan.core.store.FoundScan;
import dev.steadyscan.core.store.ScanFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists scans. */
@Command(
    name = "list",
    description = "Lists the scans in a folder, oldest first: state, pictures, gaps.",
    footer = {
      "",
      "A scan that nobody is at and that did not come to its end is 'cut off': resume",
      "goes on with it. Pictures are counted, not read: that is what verify does.",
      "",
      "Exit status:",
      "    0  here they are",
      "    2  the command line is wrong, or there is no such folder",
      "    3  the disk cannot be read",
      "   70  a defect of Steadyscan",
      "  130  stopped by a signal",
      "",
      "Example:",
      "  steadyscan list scans"
    })
final class ListCommand implements Callable<Integer> {
  private final Surroundings with;

  @Parameters(paramLabel = "OUTPUT", description = "the folder that the scans are in")
  private Path output = Path.of("");

  @Mixin private CommonOptions common = new CommonOptions();

  ListCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    common.apply(with.logging());
    List<FoundScan> scans = ScanFolders.in(output, with.time());
    StoredScansText.lines(scans, output).forEach(with.terminal()::out);
    return ExitStatus.COMPLETED;
  }
}
