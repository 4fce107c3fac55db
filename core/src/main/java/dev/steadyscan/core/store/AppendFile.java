package dev.steadyscan.core.store;

import java.nio.file.Path;

/** A file of a scan that is only ever added to. Used by one thread at a time. */
final class AppendFile {
  private final DiskFile file;
  private final String name;
  private final DiskLane lane;
  private final Path folder;

  AppendFile(DiskFile file, String name, DiskLane lane, Path folder) {
    this.file = file;
    this.name = name;
    this.lane = lane;
    this.folder = folder;
  }

  void append(byte[] bytes) {
    lane.open(
        "append to " + name,
        folder,
        () -> {
          file.write(bytes);
          return file;
        });
  }

  void sync() {
    lane.open(
        "fsync of " + name,
        folder,
        () -> {
          file.sync();
          return file;
        });
  }

  /** Closes the file, unless a call is stuck in it: then that call closes it when it returns. */
  void close() {
    if (!lane.stuck()) {
      lane.run("close of " + name, folder, file::close);
    }
  }
}
