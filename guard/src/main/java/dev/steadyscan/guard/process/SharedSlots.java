package dev.steadyscan.guard.process;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Memory that is shared with an agent, for pictures: slots of one size in a file, as {@code
 * docs/agents.md} lays it out. It belongs to one agent; the next one gets its own, of another
 * generation.
 *
 * <p>{@link #close} it when the agent has ended. Its memory is given back as soon as no picture in
 * it is in use any more. Thread-safe.
 */
public final class SharedSlots implements AutoCloseable {
  /** Bytes before the slots, and before the data of each slot. */
  static final int HEAD = 4096;

  /** The most a slot takes: each is one buffer, which counts by int. */
  public static final long MOST_BYTES = Integer.MAX_VALUE / HEAD * (long) HEAD - HEAD;

  private static final byte[] MAGIC = "SSSLOTS1".getBytes(StandardCharsets.US_ASCII);
  private static final int GENERATION_AT = 8;

  private final Path path;
  private final long generation;
  private final long slotBytes;
  private final List<Mapping> mappings;
  private final @Nullable SharedSlot[] taken;
  private CompletableFuture<Void> change = new CompletableFuture<>();
  private long lastSequence;
  private boolean closed;
  private boolean unmapped;

  /** Takes over a file that is mapped: its head, then each slot. */
  SharedSlots(Path path, long generation, long slotBytes, List<Mapping> mappings) {
    this.path = path;
    this.generation = generation;
    this.slotBytes = slotBytes;
    this.mappings = mappings;
    this.taken = new SharedSlot[mappings.size() - 1];
    head()
        .put(0, MAGIC)
        .putLong(GENERATION_AT, generation)
        .putInt(16, taken.length)
        .putLong(24, slotBytes);
  }

  /**
   * Makes the file, with all its memory, and maps it.
   *
   * @param name the device, as part of the file's name
   * @param folder where the file is if there is no /dev/shm, or it is too small
   * @param generation the number of the agent it is for; never used twice for one device
   * @param slots how many pictures it holds
   * @param bytes the most bytes of a picture; rounded up to whole pages
   * @throws DeviceException {@code NO_MEMORY} if there is no room for it
   * @throws IllegalArgumentException if there is no slot, or a slot is empty or too big
   */
  public static SharedSlots create(
      String name, Path folder, long generation, int slots, long bytes) {
    if (slots < 1 || bytes < 1 || bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "%d slots of %d bytes; there is at least 1, of 1 to %d", slots, bytes, MOST_BYTES));
    }
    long slotBytes = (bytes + HEAD - 1) / HEAD * HEAD;
    Path home = SlotFile.home(folder, HEAD + slots * (HEAD + slotBytes));
    return SlotFile.make(home, name, generation, slots, slotBytes);
  }

  /** The file, for the agent to open; absolute. */
  public Path path() {
    return path;
  }

  /** The number of the agent it is for. */
  public long generation() {
    return generation;
  }

  /** How many slots there are. */
  public int slots() {
    return taken.length;
  }

  /** Bytes in a slot. */
  public long slotBytes() {
    return slotBytes;
  }

  /**
   * A slot that neither a picture in use nor a request holds; the caller closes it. Empty if there
   * is none, or this is closed: earlier pictures have to be closed first.
   */
  public synchronized Optional<SharedSlot> acquire() {
    for (int index = 0; index < taken.length && !closed; index++) {
      if (taken[index] == null) {
        SharedSlot slot = new SharedSlot(this, index, ++lastSequence);
        taken[index] = slot;
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }

  /** A slot as {@link #acquire()} gives it, waiting for one to be given back until the limit. */
  public Optional<SharedSlot> acquire(TimeSource time, Duration limit) throws InterruptedException {
    Deadline deadline = Deadline.after(time, limit);
    while (true) {
      CompletableFuture<Void> change = change();
      boolean none = change.isDone(); // asked before: one given back from here on completes it too
      Optional<SharedSlot> slot = acquire();
      if (slot.isPresent() || none || !time.await(change, deadline.remaining())) {
        return slot;
      }
    }
  }

  /** Completed when a slot is given back; already, when there will be none. */
  private synchronized CompletableFuture<Void> change() {
    return change;
  }

  private void tellChange() {
    change.complete(null);
    if (!closed) {
      change = new CompletableFuture<>();
    }
  }

  /** The agent has opened the file: its name goes, so that nothing is left whoever dies. */
  public void attached() {
    SlotFile.delete(path);
  }

  /** Ends it: the file's name goes, and the memory with the last slot that is closed. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      tellChange();
      unmapIfUnused();
    }
    SlotFile.delete(path);
  }

  /** The slot's head and data, to be read under this lock or while its owner has it. */
  ByteBuffer memory(SharedSlot slot) {
    return mappings.get(slot.index() + 1).bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether the head still says that this is the memory of this agent. */
  boolean isIntact() {
    return head().getLong(GENERATION_AT) == generation;
  }

  /** Frees the slot if nobody holds it. */
  void freeIfUnused(SharedSlot slot) {
    if (!slot.isOwned() && !slot.isLent() && taken[slot.index()] == slot) {
      taken[slot.index()] = null;
      tellChange();
    }
    unmapIfUnused();
  }

  /** The agent has a mapping of its own, so what is lent to it does not count. */
  private void unmapIfUnused() {
    boolean used = false;
    for (SharedSlot slot : taken) {
      used |= slot != null && slot.isOwned();
    }
    if (closed && !used && !unmapped) {
      unmapped = true;
      mappings.forEach(Mapping::unmap);
      SlotFile.delete(path); // Windows deletes no file that is mapped
    }
  }

  private ByteBuffer head() {
    return mappings.get(0).bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
