package dev.steadyscan.core.store;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.ErrorCode;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.error.ScanException;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.guard.GuardedAction;
import dev.steadyscan.guard.GuardedCall;
import dev.steadyscan.guard.TimeoutGuard;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where file operations run: each has its limit, and what goes wrong comes out as one {@link
 * ScanException} {@code DISK} that names file and operation and says what to do. Used by one thread
 * at a time.
 */
final class DiskLane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiskLane.class);
  private static final int MAX_STUCK = 3;

  /** The default of {@code scan.write.timeout}. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  private final TimeoutGuard guard;
  private final Limits limits;

  DiskLane(String name, Limits limits, TimeSource time) {
    this.guard = new TimeoutGuard(name, ErrorCode.DISK, time, MAX_STUCK, false);
    this.limits = limits;
  }

  /** A lane for looking at a scan, whose own limit is not known before that. */
  static DiskLane reading(TimeSource time) {
    return new DiskLane("disk-read", new Limits(READ_LIMIT, time), time);
  }

  /**
   * Runs an operation that gives nothing.
   *
   * @param operation what is done to which file, as {@code fsync of images/left/000070.jpg}
   * @param folder the folder to look at when it goes wrong
   */
  void run(String operation, Path folder, GuardedAction action) {
    boolean unused =
        call(
            operation,
            folder,
            () -> {
              action.run();
              return true;
            },
            late -> {});
  }

  /** Runs an operation that opens something, which is closed if it comes too late. */
  <T extends Closeable> T open(String operation, Path folder, GuardedCall<T> call) {
    return call(operation, folder, call, late -> closeLate(operation, late));
  }

  /** Runs an operation that gives a value. */
  <T> T call(String operation, Path folder, GuardedCall<T> call) {
    return call(operation, folder, call, late -> {});
  }

  private <T> T call(String operation, Path folder, GuardedCall<T> call, Consumer<? super T> late) {
    Deadline deadline = limits.next();
    Duration limit = deadline.remaining();
    try {
      return guard.call(operation, deadline, call, late);
    } catch (DeviceException failed) {
      throw explained(operation, folder, limit, failed);
    } catch (InterruptedException interrupted) {
      throw cancelled(operation, interrupted);
    }
  }

  /** Whether an operation is past its deadline and has not returned. */
  boolean stuck() {
    return guard.stuck() > 0;
  }

  @Override
  public void close() {
    guard.close();
  }

  private ScanException explained(
      String operation, Path folder, Duration limit, DeviceException failed) {
    Failure failure = failed.failure();
    if (failure.kind() == FailureKind.TIMEOUT && limits.over()) {
      return new ScanException(
          ErrorCode.DISK,
          operation + " was not over when the scan had to end, under " + folder,
          failed);
    }
    if (failure.kind() == FailureKind.TIMEOUT) {
      return new ScanException(
          ErrorCode.DISK,
          operation
              + (" was not over after " + seconds(limit) + ": the disk under " + folder)
              + " hangs; check it and its cable or network",
          failed);
    }
    if (failure.kind() == FailureKind.BUSY) {
      return new ScanException(
          ErrorCode.DISK,
          operation + " was not begun, the disk under " + folder + " hangs: " + failure.message(),
          failed);
    }
    Throwable cause = failure.cause().orElse(failed);
    if (cause instanceof UncheckedIOException walk) {
      cause = walk.getCause();
    }
    if (cause instanceof IOException io) {
      return new ScanException(
          ErrorCode.DISK, operation + " failed: " + DiskTrouble.advice(io, folder), io);
    }
    return new ScanException(ErrorCode.DEFECT, operation + " failed: " + cause, cause);
  }

  private static ScanException cancelled(String operation, InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new ScanException(ErrorCode.CANCELLED, operation + " was interrupted", interrupted);
  }

  static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0
        ? limit.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.3f s", limit.toMillis() / 1000.0);
  }

  private static void closeLate(String operation, Closeable late) {
    try {
      late.close();
    } catch (IOException failed) {
      LOG.warn("{} came too late, and its file could not be closed", operation, failed);
    }
  }
}
