package dev.steadyscan.core.store;

import java.io.IOException;

/** Somebody else holds a lock. */
final class LockedException extends IOException {
  private static final long serialVersionUID = 1L;

  LockedException(String message) {
    super(message);
  }
}
