package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ScanException;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on in the folder of an earlier run: clears what was half written, cuts what was torn off the
 * journal, and records what is not as it was and that the scan runs again.
 *
 * @param root the folder, which is locked
 * @param end where its journal goes on
 * @param first what is recorded before all else, the state last
 * @param progress how far the scan is, as the state says
 * @param files of pictures that have a record; pictures without one are removed
 * @param lock handed on
 */
record EarlierFolder(
    Disk disk,
    Path root,
    JournalEnd end,
    List<JournalRecord> first,
    ScanProgress progress,
    Set<String> files,
    Closeable lock)
    implements FolderOpening {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierFolder.class);

  @Override
  public OpenScan open(ScanHeader header, DiskLane control, DiskLane recording) {
    clear(control);
    AppendFile log = append(ScanFolder.LOG, Long.MAX_VALUE, control, recording);
    try {
      AppendFile journalFile = append(ScanFolder.JOURNAL, end.bytes(), control, recording);
      try {
        return open(header, new ScanJournal(journalFile, end.nextSeq()), log, control);
      } catch (ScanException failed) {
        journalFile.close();
        throw failed;
      }
    } catch (ScanException failed) {
      log.close();
      throw failed;
    }
  }

  private OpenScan open(ScanHeader header, ScanJournal journal, AppendFile log, DiskLane control) {
    ScanFolder folder = new ScanFolder(disk, root);
    log.append("\n".getBytes(StandardCharsets.UTF_8));
    journal.append(first);
    journal.sync();
    folder.putScanJson(control, ScanDocuments.scanJson(header, progress));
    return new OpenScan(folder, journal, log, lock, Optional.empty());
  }

  private void clear(DiskLane control) {
    Path partial = root.resolve(ScanFolder.PARTIAL);
    control.run(
        "clearing of " + ScanFolder.PARTIAL,
        root,
        () -> {
          if (disk.exists(partial)) {
            disk.delete(partial);
          }
          disk.createFolder(partial);
        });
    control.run("removal of orphans", root, this::removeOrphans);
  }

  /** Pictures that got their name and no record; what may be somebody else's stays. */
  private void removeOrphans() throws IOException {
    Set<String> pictures = files.stream().map(ShotFiles::stem).collect(Collectors.toSet());
    for (Path file : disk.files(root.resolve(ScanFolder.IMAGES))) {
      String name = root.relativize(file).toString().replace(File.separatorChar, '/');
      if (ShotFiles.isOurs(name) && !pictures.contains(ShotFiles.stem(name))) {
        LOG.info("{} has no record in the journal and is removed", file);
        disk.delete(file);
      }
    }
  }

  private AppendFile append(String name, long bytes, DiskLane control, DiskLane recording) {
    DiskFile open =
        control.open("opening of " + name, root, () -> disk.append(root.resolve(name), bytes));
    return new AppendFile(open, name, recording, root);
  }
}
