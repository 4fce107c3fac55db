package dev.steadyscan.simulator.picture;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Canvases of one size, used again and again. It never blocks: where none is free a new one is
 * made, and what comes back beyond its capacity is dropped. How many are out at once is bounded by
 * the host, which counts bytes.
 *
 * <p>Thread-safe.
 */
public final class CanvasPool {
  private static final int KEPT = 4;

  private final int rows;
  private final int columns;
  private final Deque<Canvas> free = new ArrayDeque<>();

  /** A pool of canvases of this size. */
  public CanvasPool(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** A canvas with anything on it. */
  public synchronized Canvas take() {
    Canvas used = free.pollFirst();
    return used == null ? new Canvas(rows, columns) : used;
  }

  /** Takes a canvas back, which nobody reads any more. */
  public synchronized void giveBack(Canvas canvas) {
    if (free.size() < KEPT) {
      free.addFirst(canvas);
    }
  }
}
