package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.scan.DiskSpace;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.store.ScanStore;
import java.time.Duration;
import java.util.List;

/**
 * What a builder has gathered for one scan.
 *
 * @param beginning where it begins
 * @param stores makes the store of the run
 * @param space the room that there is for it
 * @param callLimit how long a call may take of code that is no device
 * @param attended whether somebody is there who lets a paused scan go on
 * @param close gives back what was loaded
 */
record ScanParts(
    ScanConfig config,
    Beginning beginning,
    List<ScanListener> listeners,
    StoreFactory stores,
    DiskSpace space,
    TimeSource time,
    Duration callLimit,
    boolean attended,
    Runnable close) {

  /** Makes the store of a run that takes what remains. */
  @FunctionalInterface
  interface StoreFactory {
    ScanStore make(TimeSource time, Remaining remaining);
  }
}
