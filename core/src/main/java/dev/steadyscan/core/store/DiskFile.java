package dev.steadyscan.core.store;

import java.io.Closeable;
import java.io.IOException;

/** A file that is open for writing. Used by one thread at a time. */
interface DiskFile extends Closeable {

  /**
   * Writes all of it at the end of the file. What was written when it fails is taken back, if the
   * disk lets it.
   */
  void write(byte[] bytes) throws IOException;

  /** Makes what was written durable. */
  void sync() throws IOException;
}
