package dev.steadyscan.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The file operations beneath the store, one method each, so that a test can order, fail and hold
 * them. Nothing here has a deadline: {@link DiskLane} brings it. Thread-safe.
 */
interface Disk {

  /** Makes a file that is not there yet, for writing. */
  DiskFile create(Path file) throws IOException;

  /**
   * Opens a file, made if it is missing, to write behind its first so many bytes. What is behind
   * them is cut off, durably.
   */
  DiskFile append(Path file, long bytes) throws IOException;

  /** Opens a file for reading. */
  InputStream read(Path file) throws IOException;

  /** The size of a file; empty if there is no file of this name. */
  OptionalLong size(Path file) throws IOException;

  /** The files in a folder and in those below it; none if there is no such folder. */
  List<Path> files(Path folder) throws IOException;

  /** The folders in a folder, without those below them; a link is none. */
  List<Path> folders(Path folder) throws IOException;

  /** Makes a folder that is not there yet. */
  void createFolder(Path folder) throws IOException;

  /** Renames a file over what has the name, a folder only to a name that is free. */
  void rename(Path from, Path to) throws IOException;

  /** Makes the names in a folder durable. */
  void syncFolder(Path folder) throws IOException;

  /** Makes a symbolic link that is not there yet. */
  void link(Path link, Path target) throws IOException;

  /**
   * Locks a file, made if it is missing, until the lock is closed or its process dies.
   *
   * @throws LockedException if somebody holds it
   */
  Closeable lock(Path file) throws IOException;

  /**
   * Keeps others from locking a file, without writing; several may do so at once. A file that is
   * missing is locked by nobody.
   *
   * @throws LockedException if somebody has locked it
   */
  Closeable lockShared(Path file) throws IOException;

  /** Whether there is something of this name; a link is something. */
  boolean exists(Path path) throws IOException;

  /** Deletes a file, or a folder with all that is in it. */
  void delete(Path path) throws IOException;

  /** Bytes that can still be written to the file system of a path that exists. */
  long usableBytes(Path path) throws IOException;
}
