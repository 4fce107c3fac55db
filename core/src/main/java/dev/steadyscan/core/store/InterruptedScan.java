package dev.steadyscan.core.store;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.store.FileCheck.Damaged;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A scan that an earlier run has left, held so that nobody else goes on with it. Nothing in its
 * folder is changed before its {@linkplain #store store} is started or {@link #complete} is called.
 *
 * <p>Used by one thread at a time, but for {@link #close}.
 */
public final class InterruptedScan implements AutoCloseable {
  /** What was written so shortly before the end is read again. */
  private static final Duration NOT_TRUSTED = Duration.ofSeconds(60);

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Disk disk;
  private final Path root;
  private final TimeSource time;
  private final DiskLane lane;
  private final Closeable lock;
  private final ScanHistory history;
  private final List<RecordedShot> shots;
  private final List<RecordedShot> suspects;
  private final AtomicBoolean handedOn = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private InterruptedScan(
      Disk disk,
      Path root,
      TimeSource time,
      DiskLane lane,
      Closeable lock,
      ScanHistory history,
      List<Damaged> damaged) {
    this.disk = disk;
    this.root = root;
    this.time = time;
    this.lane = lane;
    this.lock = lock;
    this.history = history;
    Map<ShotId, RecordedShot> changed = new HashMap<>();
    damaged.forEach(one -> changed.put(one.shot().shot(), one.suspect(time.instant())));
    shots = history.shots().stream().map(shot -> changed.getOrDefault(shot.shot(), shot)).toList();
    suspects = List.copyOf(changed.values());
  }

  /**
   * Takes hold of a scan, reads its journal and looks at its pictures: whether all are there with
   * their size, and at the bytes of those of the last minute.
   *
   * @param scan its folder
   * @param verify whether the bytes of all are looked at
   * @throws ScanException {@code INPUT} if it is no scan, or its journal is damaged, or it is under
   *     way elsewhere; {@code DISK} if it cannot be read
   */
  public static InterruptedScan open(Path scan, boolean verify, TimeSource time) {
    return open(scan, verify, time, new NioDisk());
  }

  static InterruptedScan open(Path scan, boolean verify, TimeSource time, Disk disk) {
    DiskLane lane = DiskLane.reading(time);
    try {
      Path root = ScanFolder.real(scan, lane);
      refuseOtherFolders(disk, lane, root);
      Closeable lock = lock(disk, lane, root, time);
      try {
        return open(root, verify, time, disk, lane, lock);
      } catch (RuntimeException failed) {
        lane.run("release of .lock", root, lock::close);
        throw failed;
      }
    } catch (RuntimeException failed) {
      lane.close();
      throw failed;
    }
  }

  private static InterruptedScan open(
      Path root, boolean verify, TimeSource time, Disk disk, DiskLane lane, Closeable lock) {
    ScanHistory history = ScanHistory.read(disk, lane, root);
    Instant trusted = history.lastRecord().minus(NOT_TRUSTED);
    Predicate<RecordedShot> read = shot -> verify || !shot.time().isBefore(trusted);
    List<RecordedShot> completed =
        history.shots().stream().filter(RecordedShot::isCompleted).toList();
    List<Damaged> damaged = new FileCheck(disk, lane, root).damaged(completed, read);
    return new InterruptedScan(disk, root, time, lane, lock, history, damaged);
  }

  /** A lock would leave its file behind. */
  private static void refuseOtherFolders(Disk disk, DiskLane lane, Path root) {
    Path journal = root.resolve(ScanFolder.JOURNAL);
    if (!lane.call("look at " + root, root, () -> disk.exists(journal))) {
      throw new ScanException(
          ErrorCode.INPUT, root + " is no scan: it has no " + ScanFolder.JOURNAL);
    }
  }

  private static Closeable lock(Disk disk, DiskLane lane, Path root, TimeSource time) {
    Path file = root.resolve(ScanFolder.LOCK);
    try {
      return lane.open("lock of " + ScanFolder.LOCK, root, () -> lock(disk, file, time));
    } catch (ScanException failed) {
      if (failed.getCause() instanceof LockedException held) {
        throw new ScanException(
            ErrorCode.INPUT,
            "the scan in " + root + " is under way or being verified: " + held.getMessage(),
            failed);
      }
      throw failed;
    }
  }

  /** Who lists scans has the lock for a moment. Who verifies one has it longer: not waited for. */
  private static Closeable lock(Disk disk, Path file, TimeSource time)
      throws IOException, InterruptedException {
    Deadline patience = Deadline.after(time, PATIENCE);
    while (true) {
      try {
        return disk.lock(file);
      } catch (LockedException held) {
        if (patience.expired()) {
          throw held;
        }
        time.sleep(PAUSE);
      }
    }
  }

  /** Its folder, without links on the way. */
  public Path folder() {
    return root;
  }

  /** What its journal says, whatever became of its pictures. */
  public ScanHistory history() {
    return history;
  }

  /** Every picture that has a record; one whose file is not as it was is suspect. */
  public List<RecordedShot> shots() {
    return shots;
  }

  /** Whether a picture is not as its record says. The store records that at its start. */
  public boolean isWorse() {
    return !suspects.isEmpty();
  }

  /** Whether every picture is there. */
  public boolean isComplete() {
    return shots.stream().filter(RecordedShot::isCompleted).count()
        == history.header().plannedShots();
  }

  /**
   * Records that nothing is missing and puts the folder in order: {@code scan.json}, a torn line,
   * what was half written. Writes nothing where all of that is done.
   */
  public void complete() {
    if (history.progress().state() != ScanState.COMPLETED || !isInOrder()) {
      ScanHeader header = history.header();
      ScanCounts pictures = everything(header.plannedShots());
      ScanCounts points = everything(header.plannedPoints());
      ScanProgress all = new ScanProgress(ScanState.COMPLETED, pictures, points);
      OpenScan opened = folder(List.of(), all).open(header, lane, lane);
      opened.journal().close();
      opened.log().close();
    }
  }

  private boolean isInOrder() {
    FolderReading folder = new FolderReading(disk, lane, root);
    return !history.end().torn() && folder.hasScanJsonOf(history) && folder.halfWritten().isEmpty();
  }

  private static ScanCounts everything(int planned) {
    return new ScanCounts(planned, planned, 0);
  }

  /**
   * A store that goes on in the scan's folder. From its start on the scan is its own, until it is
   * closed.
   *
   * @param pictures how many there are
   * @param points how many are done
   * @param plugins those that take part now
   * @param settings how pictures are written
   * @param text as of {@link FolderScanStore}
   */
  public ScanStore store(
      ScanCounts pictures,
      ScanCounts points,
      List<PluginStamp> plugins,
      WriteConfig settings,
      Function<? super ScanEvent, Optional<String>> text) {
    ScanProgress progress = new ScanProgress(ScanState.RUNNING, pictures, points);
    List<JournalRecord> first = new ArrayList<>();
    suspects.forEach(shot -> first.add(ShotRecords.suspect(shot)));
    first.add(ScanDocuments.resume(pictures, plugins, time.instant()));
    return new FolderScanStore(
        root.toString(),
        (header, control, recording) -> {
          OpenScan opened = folder(first, progress).open(header, control, recording);
          handedOn.set(true);
          return opened;
        },
        settings,
        time,
        text,
        FolderScanStore.cores());
  }

  private EarlierFolder folder(List<JournalRecord> first, ScanProgress progress) {
    List<JournalRecord> records = new ArrayList<>(first);
    records.add(ScanDocuments.state(progress, time.instant()));
    Set<String> files =
        history.shots().stream()
            .flatMap(shot -> shot.files().stream())
            .map(RecordedFile::file)
            .collect(Collectors.toSet());
    return new EarlierFolder(disk, root, history.end(), records, progress, files, lock);
  }

  /** Lets go of the scan, unless a store has it. Does nothing from the second time on. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    if (!handedOn.get()) {
      lane.run("release of " + ScanFolder.LOCK, root, lock::close);
    }
    lane.close();
  }
}
