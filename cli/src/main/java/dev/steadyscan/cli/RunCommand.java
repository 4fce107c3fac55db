package dev.steadyscan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a scan. */
@Command(
    name = "run",
    description = "Runs the scan of CONFIG to its end.",
    footer = {
      "",
      "On a terminal it shows a progress bar, elsewhere one line per event. Ctrl-C or",
      "SIGTERM stops the rig, saves what is under way and ends; a second one ends it",
      "at once. On a terminal p and Enter pauses the scan before its next point, and",
      "lets it go on. A scan that pauses over trouble stops where nobody can type.",
      "",
      "Exit status:",
      "    0  every picture was taken",
      "    1  ended with gaps: the summary lists them",
      "    2  the command line, the config or a plugin is wrong: nothing has moved",
      "    3  stopped by a device, a plugin or the disk: can be resumed",
      "   70  a defect of Steadyscan",
      "  130  stopped by a signal: can be resumed",
      "",
      "Examples:",
      "  steadyscan run config/demo.conf",
      "  steadyscan run config/demo.conf --output /data/scans",
      "  steadyscan run config/demo.conf --set scan.repair.passes=0",
      "  steadyscan run config/demo.conf | grep -E 'CAPTURING|timeout|ISP|recovery'"
    })
final class RunCommand implements Callable<Integer> {
  private final Surroundings with;
  @Mixin private ScanOptions scan = new ScanOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  RunCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.apply(with.logging());
    String check = "steadyscan check " + Words.quoted(scan.config().toString());
    try (ScanSession session = new ScanSession(with, check + "   (moves nothing)");
        OpenScan opened = scan.open(with, List.of(session.listener()))) {
      return session.run(opened);
    }
  }
}
