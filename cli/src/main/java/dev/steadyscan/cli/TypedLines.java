package dev.steadyscan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What is typed, a line at a time: a terminal hands lines over whole, so its mode need not be
 * changed and nobody waits in a read.
 *
 * <p>Not thread-safe.
 */
final class TypedLines {
  private final InputStream in;
  private final StringBuilder line = new StringBuilder();
  private boolean gone;

  TypedLines(InputStream in) {
    this.in = in;
  }

  /** The next line that is there; empty if there is none yet. */
  Optional<String> next() {
    try {
      while (!gone && in.available() > 0) {
        int character = in.read();
        if (character < 0) {
          gone = true;
        } else if (character == '\n') {
          String whole = line.toString();
          line.setLength(0);
          return Optional.of(whole);
        } else {
          line.append((char) character);
        }
      }
    } catch (IOException notOurs) {
      gone = true; // a job in the background does not get to read
    }
    return Optional.empty();
  }
}
