package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.Setting;
import java.nio.file.Path;
import java.time.Duration;

/** The keys of the section {@code scan} that are no choice of a plugin. */
record ScanSection(
    @Setting("of the scan: lower-case letters, digits and dashes") String name,
    @Setting("where the scan's folder is made") Path output,
    @Setting(value = "how long stopping may take as a whole", min = 0.1, max = 3600)
        Duration stopLimit,
    CaptureConfig capture,
    RepairConfig repair,
    TroubleConfig trouble,
    WriteConfig write) {

  /** What core takes from the section of the motion. */
  record MotionSection(
      @Setting(value = "core's wait after each move", min = 0, max = 3600) Duration settle) {}
}
