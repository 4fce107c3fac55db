package dev.steadyscan.core.scan;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A scan under way. It runs on a thread of its own and ends by itself; this is the handle to it.
 *
 * <p>Thread-safe.
 */
public final class ScanRun {
  private final Control control;
  private final TimeSource time;
  private final CompletableFuture<ScanResult> result = new CompletableFuture<>();

  private ScanRun(Control control, TimeSource time) {
    this.control = control;
    this.time = time;
  }

  /** Starts it. */
  public static ScanRun start(
      String name, ScanExecution execution, Control control, TimeSource time) {
    ScanRun run = new ScanRun(control, time);
    Thread thread = new Thread(() -> run.complete(execution), "scan-" + name);
    thread.setDaemon(true);
    thread.start();
    return run;
  }

  /** Whatever comes of it, who waits for the result is told. */
  private void complete(ScanExecution execution) {
    try {
      result.complete(execution.run());
    } catch (Throwable defect) {
      result.completeExceptionally(
          new ScanException(ErrorCode.DEFECT, "a defect of Steadyscan: " + defect, defect));
    }
  }

  /** Holds the scan before its next point. Does nothing if it is held already. */
  public void pause() {
    control.pause();
  }

  /** Lets a paused scan go on. */
  public void proceed() {
    control.proceed();
  }

  /** Whether the scan is held, or will be before its next point. */
  public boolean isPaused() {
    return control.paused().isPresent();
  }

  /**
   * Ends the scan: the motion stops at once, pictures under way are saved, devices are closed.
   * Returns at once; the result follows within the config's stop limit, or little more.
   *
   * @param reason one sentence for people
   */
  public void cancel(String reason) {
    control.cancel(reason);
  }

  /** Waits for the end. */
  public ScanResult await() throws InterruptedException {
    time.await(result, Duration.ofSeconds(Long.MAX_VALUE));
    return over();
  }

  /** Waits for the end, for the limit at most; empty if the scan is still under way then. */
  public Optional<ScanResult> await(Duration limit) throws InterruptedException {
    return time.await(result, limit) ? Optional.of(over()) : Optional.empty();
  }

  private ScanResult over() {
    try {
      return result.join();
    } catch (CompletionException broken) {
      throw broken.getCause() instanceof ScanException defect ? defect : broken;
    }
  }
}
