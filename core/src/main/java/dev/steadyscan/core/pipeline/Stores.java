package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.event.EventText;
import dev.steadyscan.core.scan.DiskSpace;
import dev.steadyscan.core.store.ConsumerScanStore;
import dev.steadyscan.core.store.FolderScanStore;
import dev.steadyscan.core.store.FrameConsumer;
import dev.steadyscan.core.store.InterruptedScan;
import dev.steadyscan.core.store.PluginStamp;
import java.util.List;
import java.util.OptionalLong;

/** Where the pictures of a scan go. */
final class Stores {
  private Stores() {}

  static ScanParts.StoreFactory folder(ScanConfig config) {
    return (time, remaining) ->
        new FolderScanStore(config.output(), config.write(), time, EventText::line);
  }

  /** That of an earlier run. */
  static ScanParts.StoreFactory goingOnIn(
      InterruptedScan scan, List<PluginStamp> plugins, WriteConfig write) {
    return (time, remaining) ->
        scan.store(
            remaining.shotsSoFar(), remaining.pointsSoFar(), plugins, write, EventText::line);
  }

  static ScanParts.StoreFactory handingOver(FrameConsumer consumer, WriteConfig write) {
    return (time, remaining) ->
        new ConsumerScanStore(consumer, write.inFlight(), write.timeout(), time);
  }

  static DiskSpace space(ScanConfig config, TimeSource time) {
    return () ->
        OptionalLong.of(
            dev.steadyscan.core.store.DiskSpace.usableBytes(
                config.output(), config.write().timeout(), time));
  }

  static DiskSpace noDisk() {
    return OptionalLong::empty;
  }
}
