package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import java.util.concurrent.CompletableFuture;

/** What one thread of a {@link SaveQueue} does with its frames. Used by that thread alone. */
interface FrameSink extends AutoCloseable {

  /**
   * Saves a frame and closes it, whatever happens. May end before the picture is durable.
   *
   * @throws dev.steadyscan.api.error.ScanException if it cannot be saved
   */
  CompletableFuture<SavedShot> take(ShotReport report, Frame frame);

  /** Releases what the thread needed. */
  @Override
  void close();
}
