package dev.steadyscan.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one run unpacks its plugins into, and nobody else: no other run is in its way,
 * and what is in it was unpacked a moment ago. It goes with the run. What a killed one left behind,
 * the next one removes.
 *
 * <p>Used by one thread at a time.
 */
final class RunFolder {
  private final Path cache;
  private @Nullable RunLock lock;

  /**
   * Makes nothing yet.
   *
   * @param cache in which the folder will be made; made itself if it does not exist
   */
  RunFolder(Path cache) {
    this.cache = cache;
  }

  /** The folder, made at the first call. */
  Path path() throws PluginRefusedException {
    RunLock mine = lock;
    if (mine == null) {
      try {
        mine = made();
      } catch (IOException e) {
        throw new PluginRefusedException(
            "it cannot be unpacked: the folder " + cache + " cannot be written (" + e + ")", e);
      }
      lock = mine;
    }
    return mine.folder();
  }

  private RunLock made() throws IOException {
    Files.createDirectories(cache);
    RunLock.removeLeftovers(cache);
    return RunLock.take(cache);
  }

  /** Removes the folder, if it was made. */
  void remove() throws IOException {
    RunLock mine = lock;
    lock = null;
    if (mine != null) {
      mine.removeFolder();
    }
  }
}
