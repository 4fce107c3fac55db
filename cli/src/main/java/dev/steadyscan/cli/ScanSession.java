package dev.steadyscan.cli;

import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.scan.ScanResult;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Carries a scan through for somebody who watches: shows what happens, ends it on a signal, and
 * tells how it ended. Used once.
 */
final class ScanSession implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(250);

  /** What stopping may take beyond the limit of the config. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Surroundings with;
  private final String ifNothingWasWritten;
  private final long began;
  private final RunView view;

  /** A session that recommends this command for a scan that has left nothing. */
  ScanSession(Surroundings with, String ifNothingWasWritten) {
    this.with = with;
    this.ifNothingWasWritten = ifNothingWasWritten;
    began = with.time().nanos();
    view = view();
  }

  /** What has to be told of the scan. */
  RunView listener() {
    return view;
  }

  /** The exit status of a scan that is run to its end. */
  int run(OpenScan scan) throws InterruptedException {
    Duration stopping = scan.stopLimit().plus(GRACE);
    Optional<ScanResult> result = follow(scan.start(), stopping);
    view.end();
    return result.map(this::tell).orElseGet(() -> leave(stopping));
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

  private Optional<ScanResult> follow(RunningScan run, Duration stopping)
      throws InterruptedException {
    PauseKey pauseKey = new PauseKey(with.terminal(), run);
    try {
      while (true) {
        Optional<ScanResult> result = run.await(TICK);
        if (result.isPresent()) {
          return result;
        }
        pauseKey.look();
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

  private int tell(ScanResult result) {
    Duration took = Duration.ofNanos(with.time().nanos() - began);
    result
        .failure()
        .filter(ErrorText::isDefect)
        .ifPresent(defect -> LoggerFactory.getLogger(ScanSession.class).error("a defect", defect));
    RunSummary.lines(result, took, ifNothingWasWritten).forEach(with.terminal()::out);
    return ExitStatus.of(result);
  }

  @Override
  public void close() {
    view.end();
  }
}
