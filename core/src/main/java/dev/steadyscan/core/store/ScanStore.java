package dev.steadyscan.core.store;

import dev.steadyscan.api.camera.Frame;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.event.ScanState;
import dev.steadyscan.api.time.Deadline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where the pictures and the records of one scan go. Pictures are written on threads of the store,
 * so that the rig moves on meanwhile.
 *
 * <p>The order of calls is {@link #start}, then any of the others, then {@link #finish} and {@link
 * #close}. Events may be recorded before the start. Thread-safe.
 */
public interface ScanStore extends AutoCloseable {

  /** The scan's folder, for people; empty if there is none, or none yet. */
  String where();

  /**
   * Makes the place where the scan goes. When this returns, the scan can be resumed from what is on
   * disk. Blocks, each file operation up to the write timeout. Called once.
   *
   * @throws ScanException {@code DISK} if it cannot be made. What is visible then is whole, like
   *     that of a scan that was cut off at its first move; mostly nothing is
   */
  void start(ScanHeader header);

  /**
   * Takes a picture over: encodes it if it is raw, writes it and records it, beside the caller. The
   * frame belongs to the store from here on and is closed by it, once, whatever happens. Never
   * blocks and never throws for reasons of the disk.
   *
   * @return completes when file and record are durable; exceptionally with {@link ScanException},
   *     {@code DISK} if they could not be made so, {@code CANCELLED} if the store was closed
   *     before, {@code DEFECT} if the frame could not be encoded. It completes on a thread of the
   *     store: what is chained to it MUST NOT block
   */
  CompletableFuture<SavedShot> save(ShotReport report, Frame frame);

  /**
   * Records that a picture was given up, after everything that was recorded before. Never blocks.
   */
  void failed(ShotReport report, Failure failure);

  /**
   * Records that a picture that was saved is not what it says and has to be taken again. Its files
   * stay until then. Never blocks.
   */
  void suspect(ShotReport report, Failure failure);

  /**
   * What the store waits for, in words, where something is in its way that passes by itself: a full
   * disk. Empty if nothing is. Pictures are neither saved nor given up meanwhile.
   */
  default Optional<String> waitsFor() {
    return Optional.empty();
  }

  /**
   * Records an event: a line in the log and, of a recovery or a pause, a record in the journal.
   * Never blocks or throws. An event that is not known is ignored.
   */
  void record(ScanEvent event);

  /**
   * Waits until frames of so many bytes more may be held, and reserves them. More than the bound at
   * once is let in when nothing is held or reserved. However small they are, not more than some
   * hundred frames are held.
   *
   * @param bytes the bytes of the frames to come
   * @param deadline how long to wait at most
   * @return whether there is room
   * @throws InterruptedException if the calling thread was interrupted
   */
  boolean awaitRoom(long bytes, Deadline deadline) throws InterruptedException;

  /** Gives back what was reserved: a frame was handed over, or does not come. Never blocks. */
  void release(long bytes);

  /** Bytes of frames that were handed over and are neither durable nor given up. */
  long inFlight();

  /**
   * The first error of anything that is written beside the scan, the log included; from then on
   * every picture is refused with it.
   */
  Optional<ScanException> broken();

  /**
   * Waits until everything that was handed over is durable, then writes how the scan ended. May be
   * called again with another state, if it failed.
   *
   * @param state how it ended; where the store {@linkplain #broken is broken}, {@code COMPLETED}
   *     and {@code GAPS} are refused with what broke it and nothing is written
   * @param shots counts of pictures
   * @param points counts of points
   * @throws ScanException {@code DISK} if something is not durable; {@code CANCELLED} if the
   *     calling thread was interrupted (it stays so) or the store was closed
   */
  void finish(ScanState state, ScanCounts shots, ScanCounts points);

  /**
   * Sets the moment by which the scan has to be over, so that a disk that hangs does not hold it up
   * by whole write timeouts: from now on {@link #finish} and {@link #close} wait for nothing past
   * it, and no file operation begins after it. What is not durable by then fails by name, and so
   * does what waits for room on a full disk, at once.
   */
  default void endBy(Deadline end) {}

  /**
   * Gives up what is not being written yet and releases threads, files and lock. Takes a few write
   * timeouts at the worst, and does nothing from the second time on. Never throws. A {@link
   * #finish} that waits in another thread ends by this.
   */
  @Override
  void close();
}
