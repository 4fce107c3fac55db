package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.Control;
import dev.steadyscan.core.scan.Planner;
import dev.steadyscan.core.scan.Preparation;
import dev.steadyscan.core.scan.PreparedScan;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.scan.RigCheck;
import dev.steadyscan.core.scan.ScanExecution;
import dev.steadyscan.core.scan.ScanPlan;
import dev.steadyscan.core.scan.ScanResult;
import dev.steadyscan.core.scan.ScanRun;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ScanStore;
import dev.steadyscan.core.wiring.DaggerScanComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A scan, ready to be planned, checked or run: the entrance for a program that embeds Steadyscan,
 * with devices of its own ({@link #builder}) or with a config and plugins ({@link #configured}).
 *
 * <pre>{@code
 * try (ScanPipeline pipeline = ScanPipeline.builder()
 *     .name("shelf").pattern(pattern).motion(motion, motionInfo)
 *     .camera("left", left, cameraInfo)
 *     .output(Path.of("scans")).build()) {
 *   ScanResult result = pipeline.run();
 * }
 * }</pre>
 *
 * A pipeline runs one scan, once; two pipelines are independent of each other. It installs no
 * signal handlers, configures no logging and never exits.
 *
 * <p>Thread-safe.
 */
public final class ScanPipeline implements AutoCloseable {
  private final ScanParts parts;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<ScanRun> run = Optional.empty();

  ScanPipeline(ScanParts parts) {
    this.parts = parts;
  }

  /** Starts to describe a scan. */
  public static ScanPipelineBuilder builder() {
    return new ScanPipelineBuilder();
  }

  /** Starts to describe the scan of a config file. */
  public static ConfiguredScan configured(Path config) {
    return new ConfiguredScan(config);
  }

  /** Starts to describe the rest of a scan that an earlier run has left in a folder. */
  public static ResumedScan resumed(Path scan) {
    return new ResumedScan(scan);
  }

  /** What the scan is made of. */
  public ScanConfig config() {
    return parts.config();
  }

  /**
   * What the scan will take, as expected. Opens nothing.
   *
   * @throws ScanException with {@code INPUT} if the scan does not fit together, {@code
   *     PLUGIN_DEFECT} if a plugin broke its contract
   */
  public ScanPlan plan() throws InterruptedException {
    try (PreparedScan scan = prepare()) {
      return Planner.plan(scan);
    }
  }

  /**
   * Opens every device, one after the other, and closes them again. Moves nothing.
   *
   * @return one item for each thing that was looked at, good or bad
   * @throws ScanException as {@link #plan}
   */
  public List<CheckItem> check() throws InterruptedException {
    try (PreparedScan scan = prepare()) {
      return RigCheck.check(scan, parts.space(), time());
    }
  }

  /**
   * Starts the scan and returns at once.
   *
   * @throws ScanException with {@code INPUT} if the scan does not fit together or the disk cannot
   *     hold it; {@code PLUGIN_DEFECT} if a plugin broke its contract. Nothing has moved then and
   *     nothing was written
   * @throws IllegalStateException if it was started before
   */
  public ScanRun start() throws InterruptedException {
    if (started.getAndSet(true)) {
      throw new IllegalStateException("a pipeline runs one scan");
    }
    PreparedScan scan = prepare();
    try {
      ScanHeader header = parts.beginning().header(scan);
      Remaining remaining = parts.beginning().remaining(scan);
      refuseIfFull(scan, remaining);
      ScanRun running = start(scan, header, remaining);
      run = Optional.of(running);
      return running;
    } catch (RuntimeException | InterruptedException failed) {
      scan.close();
      throw failed;
    }
  }

  /**
   * Runs the scan to its end: {@link #start}, then {@link ScanRun#await()}.
   *
   * @throws InterruptedException if the calling thread was interrupted: the scan is cancelled then,
   *     and {@link #close} waits for its end
   */
  public ScanResult run() throws InterruptedException {
    ScanRun running = start();
    try {
      return running.await();
    } catch (InterruptedException interrupted) {
      running.cancel("the thread that waited for the scan was interrupted");
      throw interrupted;
    }
  }

  private ScanRun start(PreparedScan scan, ScanHeader header, Remaining remaining) {
    ScanStore store = parts.stores().make(time(), remaining);
    Control control = new Control(time(), parts.attended());
    ScanExecution execution =
        DaggerScanComponent.factory()
            .create(scan, remaining, header, store, listeners(), time(), control)
            .execution();
    return ScanRun.start(scan.config().name(), execution, control, time());
  }

  private PreparedScan prepare() throws InterruptedException {
    if (closed.get()) {
      throw new IllegalStateException("the pipeline is closed");
    }
    return Preparation.prepare(parts.config(), time(), parts.callLimit());
  }

  private void refuseIfFull(PreparedScan scan, Remaining remaining) {
    CheckItem disk = RigCheck.disk(remaining.fileBytes(), scan, parts.space());
    if (!disk.ok()) {
      throw new ScanException(ErrorCode.INPUT, disk.message());
    }
  }

  private List<ScanListener> listeners() {
    return parts.listeners();
  }

  private TimeSource time() {
    return parts.time();
  }

  /**
   * Cancels the scan if it is under way and waits for its end, twice the config's stop limit at
   * most; then unloads the plugins. Does nothing from the second time on.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      if (run.isPresent() && run.get().await(Duration.ZERO).isEmpty()) {
        run.get().cancel("the pipeline was closed");
        Optional<ScanResult> unused = run.get().await(config().stopLimit().multipliedBy(2));
      }
    } catch (InterruptedException goesOnWithoutTheEnd) {
      Thread.currentThread().interrupt();
    } finally {
      parts.close().run();
    }
  }
}
