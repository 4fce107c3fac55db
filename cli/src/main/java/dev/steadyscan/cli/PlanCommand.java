package dev.steadyscan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what a scan will take. */
@Command(
    name = "plan",
    description = "Tells what the scan of CONFIG will take. Opens no device.",
    footer = {
      "",
      "Exit status:",
      "   0  here is the plan",
      "   2  the command line, the config or a plugin is wrong",
      "   3  a plugin broke",
      "  70  a defect of Steadyscan",
      "",
      "Example:",
      "  steadyscan plan config/demo.conf --set scan.capture.mode=sequential"
    })
final class PlanCommand implements Callable<Integer> {
  private final Surroundings with;
  @Mixin private ScanOptions scan = new ScanOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  PlanCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.apply(with.logging());
    try (OpenScan opened = scan.open(with, List.of())) {
      PlanText.lines(opened.plan(), opened.output()).forEach(with.terminal()::out);
    }
    return ExitStatus.COMPLETED;
  }
}
