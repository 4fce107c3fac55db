package dev.steadyscan.core.scan;

import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;

/**
 * What the parts of one run have beside themselves: objects that they share inside their plugins,
 * and work folders.
 *
 * <p>Thread-safe.
 */
public final class Belongings {
  private final SharedObjects shared = new SharedObjects();
  private final WorkFolders folders = new WorkFolders();

  SharedObjects shared() {
    return shared;
  }

  WorkFolders folders() {
    return folders;
  }

  /** Gives everything back; what is left of it from the second time on is nothing. */
  void close(TimeSource time, Deadline deadline) throws InterruptedException {
    shared.close(time, deadline);
    folders.delete(time, deadline);
  }
}
