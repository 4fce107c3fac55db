package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.guard.GuardedAction;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the folder of a new scan: under a dot name first, renamed when its first record and its
 * {@code scan.json} are durable. So a scan's folder is never seen without them.
 */
final class NewScanFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final Pattern DRAFT =
      Pattern.compile("\\.[a-z0-9][a-z0-9-]*-\\d{8}-\\d{6}(-\\d+)?");
  private static final Logger LOG = LoggerFactory.getLogger(NewScanFolder.class);
  private static final int MOST_NAMES = 1000;
  private static final String LATEST = "latest";

  private final Disk disk;
  private final Path output;
  private final DiskLane lane;

  NewScanFolder(Disk disk, Path output, DiskLane lane) {
    this.disk = disk;
    this.output = output;
    this.lane = lane;
  }

  /** Makes the folder of each scan in this one. */
  static FolderOpening in(Path output, Disk disk) {
    Path absolute = output.toAbsolutePath().normalize();
    return (header, control, recording) ->
        new NewScanFolder(disk, absolute, control).make(header, recording);
  }

  /** The folder's name, unless it is taken: then a number is appended, from {@code -2} on. */
  static String name(String scan, Instant started) {
    return scan + "-" + STAMP.format(started);
  }

  /** Makes the folder; journal, log and lock stay open, to be used through {@code recording}. */
  OpenScan make(ScanHeader header, DiskLane recording) {
    String name = name(header.name(), header.started());
    makeOutput();
    clearDead();
    ScanFolder draft =
        new ScanFolder(disk, claim("creation of folder ." + name, "." + name, disk::createFolder));
    Deque<Runnable> undo = new ArrayDeque<>();
    undo.push(() -> run("removal of " + draft.root(), () -> disk.delete(draft.root())));
    try {
      Path partial = draft.root().resolve(ScanFolder.PARTIAL);
      run("creation of folder " + ScanFolder.PARTIAL, () -> disk.createFolder(partial));
      Closeable lock = lock(draft);
      undo.push(() -> run("close of the lock", lock::close));
      AppendFile journalFile = append(draft, ScanFolder.JOURNAL, recording);
      undo.push(journalFile::close);
      AppendFile log = append(draft, ScanFolder.LOG, recording);
      undo.push(log::close);
      ScanJournal journal = new ScanJournal(journalFile, 0);
      journal.append(List.of(ScanDocuments.first(header)));
      journal.sync();
      draft.putScanJson(lane, ScanDocuments.scanJson(header, ScanProgress.start(header)));
      ScanFolder folder =
          new ScanFolder(
              disk, claim("rename to " + name, name, target -> disk.rename(draft.root(), target)));
      undo.removeLast(); // what is visible stays
      run("fsync of folder " + output, () -> disk.syncFolder(output));
      return new OpenScan(folder, journal, log, lock, linkLatest(folder.root()));
    } catch (ScanException failed) {
      if (!lane.stuck() && !recording.stuck()) {
        undo(undo, failed);
      }
      throw failed;
    }
  }

  private void makeOutput() {
    run(
        "creation of folder " + output,
        () -> {
          Deque<Path> missing = new ArrayDeque<>();
          for (Path at = output; at != null && !disk.exists(at); at = at.getParent()) {
            missing.push(at);
          }
          for (Path folder : missing) {
            createIfMissing(folder);
            disk.syncFolder(parent(folder));
          }
        });
  }

  /** Takes away what runs have left that were killed before their folder had its name. */
  private void clearDead() {
    for (Path folder : lane.call("list of " + output, output, () -> disk.folders(output))) {
      if (DRAFT.matcher(String.valueOf(folder.getFileName())).matches()) {
        clearIfDead(folder);
      }
    }
  }

  private void clearIfDead(Path folder) {
    try {
      run("removal of " + folder, () -> deleteIfDead(folder));
    } catch (ScanException stays) {
      if (lane.stuck() || stays.code() == ErrorCode.CANCELLED) {
        throw stays;
      }
      LOG.warn("what a run has left that was killed stays: {}", stays.getMessage());
    }
  }

  /** One without a journal may be about to be locked; one with pictures was hidden by a person. */
  private void deleteIfDead(Path folder) throws IOException {
    if (!disk.exists(folder.resolve(ScanFolder.JOURNAL))
        || disk.exists(folder.resolve(ScanFolder.IMAGES))) {
      return;
    }
    Closeable lock;
    try {
      lock = disk.lock(folder.resolve(ScanFolder.LOCK));
    } catch (LockedException | NoSuchFileException alive) {
      LOG.debug("{} is being made", folder, alive);
      return;
    }
    try {
      LOG.info("{} was left by a run that was killed before its first picture: removed", folder);
      disk.delete(folder);
    } finally {
      lock.close();
    }
  }

  private void createIfMissing(Path folder) throws IOException {
    try {
      disk.createFolder(folder);
    } catch (FileAlreadyExistsException anotherScanMadeIt) {
      return;
    }
  }

  /** Takes the first free name; another process may be a moment ahead. */
  private Path claim(String operation, String name, Claim claim) {
    for (int number = 1; number <= MOST_NAMES; number++) {
      Path folder = output.resolve(number == 1 ? name : name + "-" + number);
      if (lane.call(operation, output, () -> claimed(folder, claim))) {
        return folder;
      }
    }
    throw new ScanException(
        ErrorCode.DISK, output + " has " + MOST_NAMES + " folders " + name + " already");
  }

  private boolean claimed(Path folder, Claim claim) throws IOException {
    if (disk.exists(folder)) {
      return false;
    }
    try {
      claim.take(folder);
      return true;
    } catch (IOException failed) {
      if (disk.exists(folder)) {
        return false;
      }
      throw failed;
    }
  }

  private Closeable lock(ScanFolder draft) {
    Path file = draft.root().resolve(ScanFolder.LOCK);
    return lane.open("lock of " + ScanFolder.LOCK, output, () -> disk.lock(file));
  }

  private AppendFile append(ScanFolder draft, String name, DiskLane recording) {
    Path file = draft.root().resolve(name);
    DiskFile open = lane.open("creation of " + name, output, () -> disk.create(file));
    return new AppendFile(open, name, recording, output);
  }

  private Optional<String> linkLatest(Path folder) {
    Path target = folder.getFileName();
    Path draft = output.resolve("." + LATEST + "-" + target);
    return lane.call(
        "link of " + LATEST,
        output,
        () -> {
          try {
            disk.link(draft, target);
            disk.rename(draft, output.resolve(LATEST));
            return Optional.empty();
          } catch (IOException failed) {
            return Optional.of(
                output.resolve(LATEST) + " could not be made to link to " + target + ": " + failed);
          }
        });
  }

  private static void undo(Deque<Runnable> undo, ScanException failed) {
    for (Runnable step : undo) {
      try {
        step.run();
      } catch (ScanException alsoFailed) {
        failed.addSuppressed(alsoFailed);
      }
    }
  }

  private void run(String operation, GuardedAction action) {
    lane.run(operation, output, action);
  }

  private static Path parent(Path folder) {
    Path parent = folder.getParent();
    return parent == null ? folder : parent;
  }

  @FunctionalInterface
  private interface Claim {
    void take(Path folder) throws IOException;
  }
}
