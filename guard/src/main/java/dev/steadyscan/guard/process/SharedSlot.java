package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.FailureKind;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * A slot for one picture. Its owner lends it to a request ({@link AgentRequest#lending}), takes the
 * picture when that was answered, and closes it, once, in any case. It is free for the next picture
 * when it is closed and the agent cannot write into it any more. Thread-safe.
 */
public final class SharedSlot implements AutoCloseable {
  private final SharedSlots slots;
  private final int index;
  private final long sequence;
  private boolean owned = true;
  private boolean lent;

  SharedSlot(SharedSlots slots, int index, long sequence) {
    this.slots = slots;
    this.index = index;
    this.sequence = sequence;
  }

  /** Which slot it is, from 0. */
  public int index() {
    return index;
  }

  /** What the agent has to mark the picture with; never 0, never the same twice. */
  public long sequence() {
    return sequence;
  }

  /**
   * The picture that the agent has put here: a read-only view, not a copy. It MUST NOT be read when
   * the slot was closed: its memory may be gone, and with it the JVM.
   *
   * @throws DeviceException {@code BAD_FRAME} if the picture is torn or is not the one that was
   *     asked for
   * @throws IllegalStateException if the slot was closed, or the request has not been answered
   */
  public ByteBuffer picture() {
    synchronized (slots) {
      if (!owned || lent) {
        throw new IllegalStateException("there is no picture in " + this);
      }
      VarHandle.acquireFence();
      ByteBuffer memory = slots.memory(this);
      long begun = memory.getLong(0);
      long ended = memory.getLong(8);
      long bytes = memory.getLong(16);
      if (!slots.isIntact() || begun != sequence || ended != sequence) {
        throw torn("was begun as " + begun + " and ended as " + ended);
      }
      if (bytes < 1 || bytes > slots.slotBytes()) {
        throw torn("has " + bytes + " bytes, and there is room for " + slots.slotBytes());
      }
      return memory.slice(SharedSlots.HEAD, (int) bytes).asReadOnlyBuffer();
    }
  }

  /** Gives the slot back. Does nothing from the second time on. */
  @Override
  public void close() {
    synchronized (slots) {
      if (owned) {
        owned = false;
        slots.freeIfUnused(this);
      }
    }
  }

  /** A request may write here from now on. */
  void lend() {
    synchronized (slots) {
      if (!owned || lent) {
        throw new IllegalStateException(this + " cannot be lent");
      }
      lent = true;
    }
  }

  /** The request it was lent to was answered, or the agent is gone. */
  void settled() {
    synchronized (slots) {
      lent = false;
      slots.freeIfUnused(this);
    }
  }

  /** Under the lock of the slots. */
  boolean isOwned() {
    return owned;
  }

  /** Under the lock of the slots. */
  boolean isLent() {
    return lent;
  }

  private DeviceException torn(String how) {
    String message = "the picture in " + this + " " + how;
    return DeviceException.camera(FailureKind.BAD_FRAME, "capture", message);
  }

  @Override
  public String toString() {
    return "slot " + index + ", sequence " + sequence;
  }
}
