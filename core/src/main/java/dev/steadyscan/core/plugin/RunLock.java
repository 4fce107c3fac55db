package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a folder is in use: a file beside it, locked as long as its process lives. The system
 * takes the lock from a process that is killed, so no age and no process number is guessed by.
 */
final class RunLock {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final String PREFIX = "run-";
  private static final String SUFFIX = ".lock";

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes a new one and makes its folder. */
  static RunLock take(Path cache) throws IOException {
    while (true) {
      Path file = Files.createTempFile(cache, ofThisProcess(), SUFFIX);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      // Another run may have taken the file for a leftover before the lock was on it.
      if (channel.tryLock() != null && Files.exists(file)) {
        Files.createDirectory(folder(file));
        return new RunLock(file, channel);
      }
      channel.close();
    }
  }

  Path folder() {
    return folder(file);
  }

  /** Removes the folder and lets go of it. */
  void removeFolder() throws IOException {
    try {
      remove(file);
    } finally {
      channel.close();
    }
  }

  /** Removes the folders of runs that were killed. */
  static void removeLeftovers(Path cache) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(cache, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        // A lock of this process would be lost if the file were opened and closed once more.
        if (!String.valueOf(file.getFileName()).startsWith(ofThisProcess())) {
          removeIfLeft(file);
        }
      }
    }
  }

  private static void removeIfLeft(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        remove(file);
      }
    } catch (IOException e) {
      LOG.warn("what a run left behind stays: {}", folder(file), e);
    }
  }

  private static void remove(Path file) throws IOException {
    FileTree.delete(folder(file));
    Files.delete(file);
  }

  private static Path folder(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
  }

  private static String ofThisProcess() {
    ProcessHandle process = ProcessHandle.current();
    long began = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    return PREFIX + process.pid() + "-" + began + "-";
  }
}
