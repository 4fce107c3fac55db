package dev.steadyscan.cli;

import dev.steadyscan.core.scan.ScanResult;
import java.time.Duration;
import java.util.Optional;

/** A scan under way. Thread-safe. */
interface RunningScan {

  /** Holds it before its next point. */
  void pause();

  /** Lets it go on. */
  void proceed();

  /** Whether it is held, or about to be. */
  boolean isPaused();

  /** Ends it; the result follows. Returns at once. */
  void cancel(String reason);

  /** Waits for its end, for the limit at most; empty if it is still under way then. */
  Optional<ScanResult> await(Duration limit) throws InterruptedException;
}
