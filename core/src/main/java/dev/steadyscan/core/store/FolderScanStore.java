package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.Severity;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.WriteConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scan in a folder of its own: pictures, journal, {@code scan.json} and log. Thread-safe.
 *
 * <p>Pictures are encoded and written by as many threads as the machine has cores; journal and log
 * have one more. Each file operation runs in a lane with the write timeout, and so does the release
 * of each frame.
 */
public final class FolderScanStore implements ScanStore {
  private final String whereBefore;
  private final FolderOpening opening;
  private final WriteConfig settings;
  private final TimeSource time;
  private final int threads;
  private final Limits limits;
  private final Health health = new Health();
  private final InFlight inFlight;
  private final FullDisk full;
  private final ShotRecords records;
  private final DiskLane control;
  private final DiskLane recording;
  private final Recorder recorder;
  private final Object starting = new Object();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Running running;

  private record Running(ScanHeader header, ScanFolder folder, SaveQueue queue) {}

  /**
   * A store that touches nothing before {@link #start}.
   *
   * @param output the folder in which scans get theirs; made if it is missing
   * @param settings how pictures are written
   * @param time the run's clock
   * @param text the line of an event in the log, without its time; empty for none. Called on a
   *     thread of the store
   */
  public FolderScanStore(
      Path output,
      WriteConfig settings,
      TimeSource time,
      Function<? super ScanEvent, Optional<String>> text) {
    this(output, settings, time, text, new NioDisk(), cores());
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  FolderScanStore(
      Path output,
      WriteConfig settings,
      TimeSource time,
      Function<? super ScanEvent, Optional<String>> text,
      Disk disk,
      int threads) {
    this("", NewScanFolder.in(output, disk), settings, time, text, threads);
  }

  /**
   * A store over a folder that somebody gets ready.
   *
   * @param whereBefore the folder, where it is known before the start; else empty
   */
  FolderScanStore(
      String whereBefore,
      FolderOpening opening,
      WriteConfig settings,
      TimeSource time,
      Function<? super ScanEvent, Optional<String>> text,
      int threads) {
    this.whereBefore = whereBefore;
    this.opening = opening;
    this.settings = settings;
    this.time = time;
    this.threads = threads;
    limits = new Limits(settings.timeout(), time);
    inFlight = new InFlight(settings.inFlight(), time);
    full = new FullDisk(time);
    records = new ShotRecords(time);
    control = new DiskLane("disk-control", limits, time);
    recording = new DiskLane("disk-record", limits, time);
    recorder = new Recorder(new LogText(text), recording, full, health);
  }

  /**
   * The name that a scan's folder gets, {@code <name>-<yyyyMMdd-HHmmss>} in UTC; where it is taken,
   * {@code -2}, {@code -3} is appended.
   */
  public static String folderName(String scan, Instant started) {
    return NewScanFolder.name(scan, started);
  }

  /** The scan's folder, absolute; empty before {@link #start}. */
  public Optional<Path> folder() {
    return Optional.ofNullable(running).map(now -> now.folder().root());
  }

  @Override
  public String where() {
    return folder().map(Path::toString).orElse(whereBefore);
  }

  @Override
  public void start(ScanHeader header) {
    synchronized (starting) {
      if (running != null) {
        throw new ScanException(ErrorCode.DEFECT, "the scan has a folder already: " + where());
      }
      health.check();
      running = begin(header);
    }
  }

  private Running begin(ScanHeader header) {
    OpenScan scan = opening.open(header, control, recording);
    recorder.start(scan);
    scan.warning()
        .ifPresent(words -> record(new Note(time.instant(), "output", Severity.WARNING, words)));
    SaveQueue queue =
        new SaveQueue(
            "store-write", threads, () -> writer(scan.folder()), inFlight, recorder::handedOver);
    return new Running(header, scan.folder(), queue);
  }

  private ShotWriter writer(ScanFolder folder) {
    return new ShotWriter(
        folder,
        new DiskLane("disk-write", limits, time),
        closer(),
        settings,
        records,
        full,
        recorder,
        health);
  }

  private FrameCloser closer() {
    return new FrameCloser("frame-release", limits, time, this::record);
  }

  @Override
  public CompletableFuture<SavedShot> save(ShotReport report, Frame frame) {
    Running now = running;
    Optional<CompletableFuture<SavedShot>> taken =
        now == null ? Optional.empty() : now.queue().add(report, frame);
    return taken.orElseGet(
        () -> {
          try (FrameCloser closer = closer()) {
            closer.close(report.shot(), frame);
          }
          return CompletableFuture.failedFuture(notOpen());
        });
  }

  private ScanException notOpen() {
    return health.closed()
        ? Health.closedError()
        : new ScanException(ErrorCode.DEFECT, "the scan has no folder yet");
  }

  @Override
  public void failed(ShotReport report, Failure failure) {
    recorder.note(records.failed(report, failure));
  }

  @Override
  public void suspect(ShotReport report, Failure failure) {
    recorder.note(records.suspect(report, failure));
  }

  @Override
  public void record(ScanEvent event) {
    EventRecords.of(event).ifPresent(recorder::note);
    recorder.log(event);
  }

  @Override
  public boolean awaitRoom(long bytes, Deadline deadline) throws InterruptedException {
    return inFlight.awaitRoom(bytes, deadline);
  }

  @Override
  public void release(long bytes) {
    inFlight.release(bytes);
  }

  @Override
  public long inFlight() {
    return inFlight.bytes();
  }

  @Override
  public Optional<String> waitsFor() {
    return full.reason();
  }

  @Override
  public Optional<ScanException> broken() {
    return health.broken();
  }

  @Override
  public synchronized void finish(ScanState state, ScanCounts shots, ScanCounts points) {
    Running now = running;
    if (now == null) {
      throw notOpen();
    }
    drain();
    if (health.closed()) {
      throw notOpen();
    }
    if (state == ScanState.COMPLETED || state == ScanState.GAPS) {
      health.check();
    }
    ScanProgress progress = new ScanProgress(state, shots, points);
    recorder.note(ScanDocuments.state(progress, time.instant()));
    Drain.signal(recorder.flush(), time, limits);
    if (state == ScanState.COMPLETED || state == ScanState.GAPS) {
      health.check(); // that record may have failed
    }
    now.folder().putScanJson(control, ScanDocuments.scanJson(now.header(), progress));
  }

  private void drain() {
    Drain.frames(inFlight, limits);
    Drain.signal(recorder.flush(), time, limits);
  }

  @Override
  public void endBy(Deadline end) {
    limits.endBy(end);
    full.waitNoMore();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    health.close();
    full.waitNoMore();
    synchronized (starting) {
      Running now = running;
      if (now != null) {
        Waits.uninterruptibly(now.queue().close(), limits.next(3));
      }
      Waits.uninterruptibly(recorder.stop(), limits.next(3));
      control.close();
    }
  }
}
