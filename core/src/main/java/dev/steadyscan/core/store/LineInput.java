package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file line by line, read in blocks, each within a limit of its own. The bytes of a line are good
 * until the next one is asked for. Used by one thread at a time.
 */
final class LineInput implements Closeable {
  private static final int BLOCK = 1 << 18;

  /** A line is held whole, so there is an end to it. */
  private static final int LONGEST = 1 << 24;

  private final DiskLane lane;
  private final Path file;
  private final InputStream in;
  private byte[] buffer = new byte[BLOCK];
  private int from;
  private int to;
  private int next;
  private int filled;
  private long line;
  private long wholeBytes;

  /** Opens a file. */
  LineInput(Disk disk, DiskLane lane, Path file) {
    this.lane = lane;
    this.file = file;
    in = lane.open("opening of " + file.getFileName(), file, () -> disk.read(file));
  }

  /** Goes on to the next line that has its line feed; false if there is none. */
  boolean next() {
    from = next;
    for (int at = from; ; ) {
      for (; at < filled; at++) {
        if (buffer[at] == '\n') {
          endAt(at);
          return true;
        }
      }
      makeRoom();
      at = filled;
      if (!fill()) {
        return false;
      }
    }
  }

  private void endAt(int lineFeed) {
    to = lineFeed;
    next = lineFeed + 1;
    line++;
    wholeBytes += next - from;
  }

  private void makeRoom() {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    filled -= from;
    from = 0;
    next = 0;
    if (filled == LONGEST) {
      throw new ScanException(
          ErrorCode.INPUT,
          new JournalProblem(line + 1, "it is longer than a line of a journal can be").in(file));
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
  }

  private boolean fill() {
    int count =
        lane.call(
            "read of " + file.getFileName(),
            file,
            () -> in.read(buffer, filled, buffer.length - filled));
    filled += Math.max(count, 0);
    return count > 0;
  }

  /** Holds the line; it MUST NOT be changed. */
  byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in the buffer. */
  int from() {
    return from;
  }

  /** Where it ends, before its line feed. */
  int to() {
    return to;
  }

  /** The line's number, from 1. */
  long line() {
    return line;
  }

  /** Bytes of the lines so far, with their line feeds. */
  long wholeBytes() {
    return wholeBytes;
  }

  /** Behind the last line: whether there are bytes that no line feed follows. */
  boolean torn() {
    return filled > from;
  }

  @Override
  public void close() {
    if (!lane.stuck()) {
      lane.run("close of " + file.getFileName(), file, in::close);
    }
  }
}
