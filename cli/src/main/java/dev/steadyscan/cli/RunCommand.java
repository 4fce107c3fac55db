package dev.steadyscan.cli;

import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.scan.ScanResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
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
      "at once.",
      "",
      "Exit status:",
      "    0  every picture was taken",
      "    1  ended with gaps: the summary lists them",
      "    2  the command line, the config or a plugin is wrong: nothing has moved",
      "    3  stopped by a device, a plugin or the disk",
      "   70  a defect of Steadyscan",
      "  130  stopped by a signal",
      "",
      "Examples:",
      "  steadyscan run config/demo.conf",
      "  steadyscan run config/demo.conf --output /data/scans",
      "  steadyscan run config/demo.conf --set scan.repair.passes=0",
      "  steadyscan run config/demo.conf | grep -E 'CAPTURING|timeout|ISP|recovery'"
    })
final class RunCommand implements Callable<Integer> {
  private static final Duration TICK = Duration.ofMillis(250);

  /** What stopping may take beyond the limit of the config. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Surroundings with;
  @Mixin private ScanOptions scan = new ScanOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  RunCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.apply(with.logging());
    long began = with.time().nanos();
    RunView view = view();
    try (OpenScan opened = scan.open(with, List.of(view))) {
      Duration stopping = opened.stopLimit().plus(GRACE);
      Optional<ScanResult> result = follow(opened.start(), view, stopping);
      view.end();
      return result.map(ended -> tell(ended, began)).orElseGet(() -> leave(stopping));
    } finally {
      view.end();
    }
  }

  private RunView view() {
    Terminal terminal = with.terminal();
    if (!terminal.isLive()) {
      return new LineView(terminal, with.zone());
    }
    BarView bar = new BarView(terminal, with.time(), with.zone());
    if (terminal.isShared()) {
      with.logging().divert(bar::line);
    }
    return bar;
  }

  private Optional<ScanResult> follow(RunningScan run, RunView view, Duration stopping)
      throws InterruptedException {
    try {
      while (true) {
        Optional<ScanResult> result = run.await(TICK);
        if (result.isPresent()) {
          return result;
        }
        view.tick();
      }
    } catch (InterruptedException signal) {
      view.line(
          "stopping: pictures under way are saved, this takes "
              + EventText.text(stopping)
              + " at most (a second signal ends it at once)");
      run.cancel("stopped by a signal");
      return run.await(stopping);
    }
  }

  private int leave(Duration stopping) {
    with.terminal()
        .err(
            "steadyscan: the scan did not stop within "
                + EventText.text(stopping)
                + " and is left as it is: what its journal records is on disk");
    return ExitStatus.CANCELLED;
  }

  private int tell(ScanResult result, long began) {
    Duration took = Duration.ofNanos(with.time().nanos() - began);
    result
        .failure()
        .filter(ErrorText::isDefect)
        .ifPresent(defect -> LoggerFactory.getLogger(RunCommand.class).error("a defect", defect));
    RunSummary.lines(result, took, scan.config()).forEach(with.terminal()::out);
    return ExitStatus.of(result);
  }
}
