package dev.steadyscan.cli;

import dev.steadyscan.api.time.TimeSource;
import java.time.ZoneId;

/**
 * What the commands work with.
 *
 * @param terminal where texts go
 * @param scans opens the scan of a config
 * @param plugins reads a folder of plugins
 * @param folders where plugins are
 * @param logging where log lines go
 * @param stopping what a signal sets off
 * @param time the clock
 * @param zone the zone of the times that are printed
 */
record Surroundings(
    Terminal terminal,
    ScanOpener scans,
    PluginReader plugins,
    Folders folders,
    Logging logging,
    Stopping stopping,
    TimeSource time,
    ZoneId zone) {}
