package dev.steadyscan.core.store;

/** Gets the folder ready that a store writes to. */
@FunctionalInterface
interface FolderOpening {

  /**
   * Gets it ready for a run of the scan.
   *
   * @param control for what is done now
   * @param recording for journal and log, later
   */
  OpenScan open(ScanHeader header, DiskLane control, DiskLane recording);
}
