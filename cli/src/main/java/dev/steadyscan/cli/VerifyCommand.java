package dev.steadyscan.cli;

import dev.steadyscan.core.store.ScanVerification;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves what a scan left. */
@Command(
    name = "verify",
    description = {
      "Reads every picture of a scan again and compares it with the journal.",
      "Changes nothing."
    },
    footer = {
      "",
      "Exit status:",
      "    0  every picture is there, byte for byte as it was written",
      "    1  something is missing, changed, or spoken of by no record: one line each",
      "    2  the command line is wrong, there is no such scan, or it is under way",
      "    3  the disk cannot be read",
      "   70  a defect of Steadyscan",
      "  130  stopped by a signal",
      "",
      "Examples:",
      "  steadyscan verify scans/latest",
      "  steadyscan verify scans/demo-20260314-092653"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings with;

  @Parameters(paramLabel = "SCAN_DIR", description = "the folder of the scan")
  private Path scan = Path.of("");

  @Mixin private CommonOptions common = new CommonOptions();

  VerifyCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    common.apply(with.logging());
    ScanVerification verified = ScanVerification.of(scan, with.time());
    StoredScansText.lines(verified).forEach(with.terminal()::out);
    return verified.findings().isEmpty() ? ExitStatus.COMPLETED : ExitStatus.GAPS;
  }
}
