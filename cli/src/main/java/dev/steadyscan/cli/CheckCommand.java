package dev.steadyscan.cli;

import dev.steadyscan.core.scan.CheckItem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at everything that a scan needs. */
@Command(
    name = "check",
    description = "Looks at everything that the scan of CONFIG needs. Moves nothing.",
    footer = {
      "",
      "Exit status:",
      "   0  all is well",
      "   2  the command line, the config, a plugin or the room on the disk is not",
      "   3  a device did not open, or a plugin broke",
      "  70  a defect of Steadyscan",
      "",
      "Example:",
      "  steadyscan check config/demo.conf"
    })
final class CheckCommand implements Callable<Integer> {
  private final Surroundings with;
  @Mixin private ScanOptions scan = new ScanOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  CheckCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.apply(with.logging());
    try (OpenScan opened = scan.open(with, List.of())) {
      List<CheckItem> items = opened.check();
      CheckText.lines(scan.config(), items).forEach(with.terminal()::out);
      return ExitStatus.of(items);
    }
  }
}
