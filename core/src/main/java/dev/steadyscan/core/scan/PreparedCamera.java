package dev.steadyscan.core.scan;

import dev.steadyscan.api.camera.CameraInfo;
import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.recovery.RecoveryPolicy;
import dev.steadyscan.core.config.Chosen;
import java.time.Duration;

/**
 * A camera that is described and not opened yet.
 *
 * @param name its name in the config
 * @param chosen the factory and its settings
 * @param info what the factory says of it
 * @param policy what is done about its failures
 * @param longestWait the longest that one decision of the policy waits
 */
public record PreparedCamera(
    String name,
    Chosen<CameraFactory<?>> chosen,
    CameraInfo info,
    RecoveryPolicy policy,
    Duration longestWait) {}
