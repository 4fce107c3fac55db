package dev.steadyscan.simulator.fault;

import dev.steadyscan.api.error.FailureKind;
import java.time.Duration;

/**
 * The fault of one attempt.
 *
 * @param kind what goes wrong
 * @param duration of a slow capture; else zero
 * @param failure of an error
 */
public record Fault(FaultKind kind, Duration duration, FailureKind failure) {}
