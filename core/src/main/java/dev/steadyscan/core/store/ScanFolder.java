package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ScanException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The folder of one scan and the file operations in it. Thread-safe; each caller brings a lane. */
final class ScanFolder {
  static final String JOURNAL = "journal.ndjson";
  static final String SCAN_JSON = "scan.json";
  static final String LOG = "scan.log";
  static final String LOCK = ".lock";
  static final String PARTIAL = ".partial";
  static final String IMAGES = "images";

  private final Disk disk;
  private final Path root;
  private final AtomicLong drafts = new AtomicLong();
  private final Set<String> folders = new HashSet<>();
  private @Nullable ScanException folderError;

  ScanFolder(Disk disk, Path root) {
    this.disk = disk;
    this.root = root;
  }

  /** A scan's folder without links on the way: {@code latest} may lead elsewhere a moment later. */
  static Path real(Path scan, DiskLane lane) {
    Path absolute = scan.toAbsolutePath().normalize();
    return lane.call(
        "look at " + absolute,
        absolute,
        () -> {
          try {
            return absolute.toRealPath();
          } catch (NoSuchFileException missing) {
            return absolute;
          }
        });
  }

  Path root() {
    return root;
  }

  /** Writes and syncs a file in {@code .partial}, and says where. */
  Path write(DiskLane lane, String name, byte[] bytes) {
    Path last = Path.of(name).getFileName();
    Path draft = root.resolve(PARTIAL).resolve(drafts.getAndIncrement() + "-" + last);
    DiskFile file = lane.open("write of " + name, root, () -> written(draft, bytes));
    lane.run("fsync of " + name, root, () -> sync(file, draft));
    return draft;
  }

  /** Gives a file from {@code .partial} its name, over what has it. */
  void publish(DiskLane lane, Path draft, String name) {
    lane.run("rename of " + name, root, () -> disk.rename(draft, root.resolve(name)));
  }

  /** Makes the names in a folder durable; the empty name is the scan's folder. */
  void sync(DiskLane lane, String folder) {
    lane.run(
        "fsync of folder " + (folder.isEmpty() ? root.getFileName() : folder),
        root,
        () -> disk.syncFolder(root.resolve(folder)));
  }

  /** Makes a folder and those above it, durably, unless that was done before. */
  synchronized void ensure(DiskLane lane, String folder) {
    if (folder.isEmpty() || folders.contains(folder)) {
      return;
    }
    if (folderError != null) { // who waited here meanwhile must not wait as long again
      throw Health.again(folderError);
    }
    String parent = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    ensure(lane, parent);
    try {
      lane.run("creation of folder " + folder, root, () -> create(root.resolve(folder)));
      sync(lane, parent);
      folders.add(folder);
    } catch (ScanException failed) {
      folderError = FullDisk.isFull(failed) ? null : failed; // a full one is tried again
      throw failed;
    }
  }

  /** Replaces {@code scan.json}, so that a reader sees the old or the new one, whole. */
  void putScanJson(DiskLane lane, byte[] json) {
    publish(lane, write(lane, SCAN_JSON, json), SCAN_JSON);
    sync(lane, "");
  }

  private void create(Path folder) throws Exception {
    try {
      disk.createFolder(folder);
    } catch (FileAlreadyExistsException there) {
      return; // made before a resume; its name is synced again
    }
  }

  private DiskFile written(Path draft, byte[] bytes) throws Exception {
    DiskFile file = disk.create(draft);
    try {
      file.write(bytes);
      return file;
    } catch (Throwable failed) {
      delete(file, draft, failed);
      throw failed;
    }
  }

  private void sync(DiskFile file, Path draft) throws Exception {
    try {
      file.sync();
    } catch (Throwable failed) {
      delete(file, draft, failed);
      throw failed;
    }
    file.close();
  }

  /** Takes a draft away that is good for nothing. */
  private void delete(DiskFile file, Path draft, Throwable failed) {
    try (file) {
      disk.delete(draft);
    } catch (Exception alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }
}
