package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.Setting;
import java.time.Duration;

/**
 * The section {@code scan.capture}.
 *
 * @param mode how the cameras of a point take turns
 * @param gap between two cameras in sequence
 * @param timeout how long one capture may take before it counts as hung
 * @param attempts tries at one picture during one visit of its point
 * @param pointLimit how long the rig waits at one point
 */
public record CaptureConfig(
    @Setting("how the cameras of a point take turns") CaptureMode mode,
    @Setting(value = "between two cameras in sequence", min = 0, max = 3600) Duration gap,
    @Setting(value = "how long one capture may take", min = 0.001, max = 86400) Duration timeout,
    @Setting(value = "tries at one picture at one visit", min = 1, max = 100) int attempts,
    @Setting(value = "how long the rig waits at one point", min = 0.001, max = 86400)
        Duration pointLimit) {}
