package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.Setting;

/**
 * The section {@code scan.repair}.
 *
 * @param passes how often the gaps of a scan are visited again
 */
public record RepairConfig(
    @Setting(value = "how often the gaps are visited again", min = 0, max = 100) int passes) {}
