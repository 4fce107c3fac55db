package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.CameraFactory;
import dev.steadyscan.api.plugin.RecoveryPolicyFactory;

/**
 * One camera of a scan.
 *
 * @param camera what makes it
 * @param recovery what decides about its failures: its own, or the scan's
 */
public record CameraConfig(
    Chosen<CameraFactory<?>> camera, Chosen<RecoveryPolicyFactory<?>> recovery) {}
