package dev.steadyscan.guard.process;

import dev.steadyscan.api.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * An agent's standard error: read to its end, told line by line, the last lines kept. One thread
 * drains; the lines kept may be looked at from any.
 */
final class ErrorLines {
  private static final int KEPT = 50;
  private static final int LONGEST = 500;

  /** Enough for the longest line in UTF-8. */
  private static final int LONGEST_BYTES = 4 * LONGEST;

  private final TimeSource time;
  private final Consumer<String> lines;
  private final Deque<String> kept = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ErrorLines(TimeSource time, Consumer<String> lines) {
    this.time = time;
    this.lines = lines;
  }

  /** The last lines, oldest first, each with the time at which it was read. */
  List<String> last() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }

  /** Reads to the end. */
  void drain(InputStream in) throws IOException {
    byte[] chunk = new byte[4096];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      for (int at = 0; at < read; at++) {
        take(chunk[at]);
      }
    }
    endLine();
  }

  private void take(byte each) {
    if (each == '\n' || each == '\r') {
      endLine();
    } else if (line.size() < LONGEST_BYTES) {
      line.write(each);
    }
  }

  private void endLine() {
    String text = Printable.text(line.toString(StandardCharsets.UTF_8));
    line.reset();
    if (text.isBlank()) {
      return;
    }
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    synchronized (kept) {
      kept.addLast(time.instant() + " " + shown);
      if (kept.size() > KEPT) {
        kept.removeFirst();
      }
    }
    lines.accept(shown);
  }
}
