package dev.steadyscan.cli;

import dev.steadyscan.core.scan.CheckItem;
import dev.steadyscan.core.scan.ScanPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A scan whose config and plugins are loaded. Errors are {@code ScanException}s. */
interface OpenScan extends AutoCloseable {

  /** The folder in which the scan's folder is made. */
  Path output();

  /** How long stopping may take. */
  Duration stopLimit();

  /** What it will take; opens nothing. */
  ScanPlan plan() throws InterruptedException;

  /** Looks at everything that it needs; moves nothing. */
  List<CheckItem> check() throws InterruptedException;

  /** Starts it. */
  RunningScan start() throws InterruptedException;

  /** Unloads the plugins. */
  @Override
  void close();
}
