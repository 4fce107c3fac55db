package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;

/**
 * The section {@code scan.write}.
 *
 * @param format what raw pictures are written as
 * @param quality of a JPEG, 1 to 100
 * @param inFlight bytes of pictures that may be held in memory until they are on disk
 * @param timeout how long one file operation may take before the disk counts as hung
 */
public record WriteConfig(
    @Setting("what raw pictures are written as") ImageFormat format,
    @Setting(value = "of a JPEG", min = 1, max = 100) int quality,
    @Setting(value = "pictures held until they are on disk", unit = "bytes", min = 1) long inFlight,
    @Setting(value = "how long one file operation may take", min = 0.001, max = 86400)
        Duration timeout) {}
