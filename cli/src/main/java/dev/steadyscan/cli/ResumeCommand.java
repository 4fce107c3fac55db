package dev.steadyscan.cli;

import dev.steadyscan.api.error.ScanException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finishes scans. */
@Command(
    name = "resume",
    description = "Takes what is missing of a scan, with the config that it was begun with.",
    footer = {
      "",
      "What is on disk as its record says is not taken again. Run it in the folder",
      "that the scan was begun in, if its config has relative paths. With --unfinished",
      "the exit status is the highest of them. On a terminal p and Enter pauses, as",
      "with run.",
      "",
      "Exit status:",
      "    0  every picture is there",
      "    1  ended with gaps: the summary lists them",
      "    2  the command line is wrong, there is no such scan, it is under way, or it",
      "       cannot be what it was: a plugin or the pattern has changed",
      "    3  stopped by a device, a plugin or the disk: can be resumed",
      "   70  a defect of Steadyscan",
      "  130  stopped by a signal: can be resumed",
      "",
      "Examples:",
      "  steadyscan resume scans/latest",
      "  steadyscan resume scans/demo-20260314-092653 --verify",
      "  steadyscan resume --unfinished /data/scans"
    })
final class ResumeCommand implements Callable<Integer> {
  private final Surroundings with;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SCAN_DIR", arity = "0..1", description = "the folder of the scan")
  private Optional<Path> scan = Optional.empty();

  @Option(
      names = "--unfinished",
      paramLabel = "DIR",
      description = "the scans in this folder that were cut off or stopped, oldest first")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--verify",
      description = "reads every picture again, not only those of the last minute")
  private boolean verify;

  @Mixin private PluginOption plugins = new PluginOption();
  @Mixin private CommonOptions common = new CommonOptions();

  ResumeCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (scan.isPresent() == output.isPresent()) {
      throw new ParameterException(
          command.commandLine(), "resume takes SCAN_DIR, or --unfinished DIR");
    }
    common.apply(with.logging());
    Path folder = plugins.folder(with.folders());
    return scan.isPresent() ? resume(scan.get(), folder) : resumeAll(output.orElseThrow(), folder);
  }

  private int resumeAll(Path all, Path folder) throws InterruptedException {
    List<Path> unfinished = with.scans().unfinished(all);
    with.terminal().out(Words.count(unfinished.size(), "unfinished scan"));
    int worst = ExitStatus.COMPLETED;
    for (Path each : unfinished) {
      if (worst == ExitStatus.CANCELLED || with.stopping().begun()) {
        return ExitStatus.CANCELLED;
      }
      worst = Math.max(worst, resumeOrTell(each, folder));
    }
    return worst;
  }

  /** One that cannot be resumed does not keep the others from it. */
  private int resumeOrTell(Path one, Path folder) throws InterruptedException {
    with.terminal().out(one.toString());
    try {
      return resume(one, folder);
    } catch (ScanException failed) {
      ErrorText.lines(failed).forEach(with.terminal()::err);
      return ExitStatus.of(failed);
    }
  }

  private int resume(Path one, Path folder) throws InterruptedException {
    ScanOpener.Resumption request = new ScanOpener.Resumption(one, verify, folder);
    try (ScanSession session =
        new ScanSession(with, "steadyscan resume " + Words.quoted(one.toString()))) {
      Optional<OpenScan> rest = with.scans().resume(request, List.of(session.listener()));
      if (rest.isEmpty()) {
        with.terminal().out("completed: nothing is missing in " + one);
        return ExitStatus.COMPLETED;
      }
      try (OpenScan opened = rest.get()) {
        with.stopping().rig(opened.stopLimit());
        return session.run(opened);
      }
    }
  }
}
