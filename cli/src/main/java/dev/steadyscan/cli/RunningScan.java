package dev.steadyscan.cli;

import dev.steadyscan.core.scan.ScanResult;
import java.time.Duration;
import java.util.Optional;

/** A scan under way. Thread-safe. */
interface RunningScan {

  /** Ends it; the result follows. Returns at once. */
  void cancel(String reason);

  /** Waits for its end, for the limit at most; empty if it is still under way then. */
  Optional<ScanResult> await(Duration limit) throws InterruptedException;
}
