package dev.steadyscan.core.store;

import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.ScanException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first error of a store, and whether it is closed. Thread-safe. */
final class Health {
  private final AtomicReference<@Nullable ScanException> first = new AtomicReference<>();
  private volatile boolean closed;

  /** Keeps the error if it is the first. */
  void broke(ScanException error) {
    first.compareAndSet(null, error);
  }

  void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }

  Optional<ScanException> broken() {
    return Optional.ofNullable(first.get());
  }

  /** Lets a step begin, or throws what stands against it. */
  void check() {
    @Nullable ScanException error = first.get();
    if (error != null) {
      throw again(error);
    }
    if (closed) {
      throw closedError();
    }
  }

  /** An error for somebody else who runs into it; the first stays as it is. */
  static ScanException again(ScanException error) {
    return new ScanException(error.code(), String.valueOf(error.getMessage()), error);
  }

  /** What is answered to those who come after the end. */
  static ScanException closedError() {
    return new ScanException(ErrorCode.CANCELLED, "the scan's output is closed");
  }
}
