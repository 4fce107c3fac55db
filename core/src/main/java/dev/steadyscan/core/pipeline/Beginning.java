package dev.steadyscan.core.pipeline;

import dev.steadyscan.core.scan.PreparedScan;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.store.ScanHeader;

/** Where a run of a scan begins: anew, or where an earlier run has ended. */
interface Beginning {

  /**
   * What is known of the scan and does not change.
   *
   * @throws dev.steadyscan.api.error.ScanException with {@code INPUT} if it has changed
   */
  ScanHeader header(PreparedScan scan);

  /** What is to be taken. */
  Remaining remaining(PreparedScan scan) throws InterruptedException;
}
