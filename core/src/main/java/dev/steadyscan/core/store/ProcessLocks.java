package dev.steadyscan.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Locks on files, which the operating system takes from a process that dies. They belong to the
 * whole process: where one of its channels of a file is closed, its locks on that file are gone. So
 * a file that this process has locked is not opened again. Thread-safe.
 */
final class ProcessLocks {
  /**
   * By what files are, their channels, once they are open: a channel that nobody refers to is
   * closed by the collector, and the file system gives what a deleted file was to a new one.
   */
  private static final Map<Object, Optional<FileChannel>> HELD = new ConcurrentHashMap<>();

  private ProcessLocks() {}

  /**
   * Locks a file, made if it is missing, against everybody else.
   *
   * @throws LockedException if somebody holds it
   */
  static Closeable exclusive(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException there) {
      return take(file, false, StandardOpenOption.WRITE);
    }
    return take(file, false, StandardOpenOption.WRITE);
  }

  /**
   * Locks a file against who wants it for himself, without writing. Where there is no file, nobody
   * has locked it, and nothing is locked.
   *
   * @throws LockedException if somebody holds it for himself
   */
  static Closeable shared(Path file) throws IOException {
    try {
      return take(file, true, StandardOpenOption.READ);
    } catch (NoSuchFileException missing) {
      return () -> {};
    }
  }

  private static Closeable take(Path file, boolean shared, StandardOpenOption option)
      throws IOException {
    Object identity = identity(file);
    if (HELD.putIfAbsent(identity, Optional.empty()) != null) {
      throw new LockedException("this process holds it already");
    }
    try {
      FileChannel channel = FileChannel.open(file, option);
      try {
        if (channel.tryLock(0, Long.MAX_VALUE, shared) == null) {
          throw new LockedException("another process holds it");
        }
      } catch (Throwable failed) {
        channel.close();
        throw failed;
      }
      HELD.put(identity, Optional.of(channel));
      return () -> {
        try {
          channel.close();
        } finally {
          HELD.remove(identity);
        }
      };
    } catch (Throwable failed) {
      HELD.remove(identity);
      throw failed;
    }
  }

  /** What stays the same of a file when its folder is renamed. */
  private static Object identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file.toRealPath() : key;
  }
}
