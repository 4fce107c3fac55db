package dev.steadyscan.acceptance.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The lines that a process has written to one of its streams. Thread-safe. */
final class Output {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  /** Reads until the stream ends, on a thread of its own. */
  static Output of(InputStream stream) {
    Output output = new Output();
    Thread reader = new Thread(() -> output.read(stream), "output");
    reader.setDaemon(true);
    reader.start();
    return output;
  }

  private void read(InputStream stream) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String each = line;
        change(() -> lines.add(each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      change(() -> ended = true);
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a line like this one; false if the stream ends before, or the time is over. */
  boolean awaitLine(Predicate<String> wanted, Duration limit) throws InterruptedException {
    return await(() -> lines.stream().anyMatch(wanted), limit);
  }

  /** Waits for so many lines; false if the stream ends before, or the time is over. */
  boolean awaitLines(int count, Duration limit) throws InterruptedException {
    return await(() -> lines.size() >= count, limit);
  }

  /** Waits for the end of the stream and returns all of it; what there is if it does not end. */
  List<String> all(Duration limit) throws InterruptedException {
    await(() -> ended, limit);
    lock.lock();
    try {
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }

  private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        if (ended || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
