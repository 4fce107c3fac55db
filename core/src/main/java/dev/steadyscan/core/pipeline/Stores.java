package dev.steadyscan.core.pipeline;

import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.config.ScanConfig;
import dev.steadyscan.core.config.WriteConfig;
import dev.steadyscan.core.scan.DiskSpace;
import dev.steadyscan.core.store.FrameConsumer;
import java.util.OptionalLong;

/** Where the pictures of a scan go. */
@SuppressWarnings("DoNotCallSuggester")
final class Stores {
  private Stores() {}

  static ScanParts.StoreFactory folder(ScanConfig config) {
    throw new UnsupportedOperationException();
  }

  static ScanParts.StoreFactory handingOver(FrameConsumer consumer, WriteConfig write) {
    throw new UnsupportedOperationException();
  }

  static DiskSpace space(ScanConfig config, TimeSource time) {
    throw new UnsupportedOperationException();
  }

  static DiskSpace noDisk() {
    return OptionalLong::empty;
  }
}
