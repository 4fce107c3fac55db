package dev.steadyscan.api.error;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One failure of a device, as a value: what a policy decides on and what the journal keeps.
 *
 * @param kind what sort of failure it is
 * @param operation the call that failed: {@code capture}, {@code stop}, {@code moveTo} ...
 * @param message one sentence for a person
 * @param evidence lines that the device printed or that were measured, oldest first; may be empty
 * @param cause the exception beneath it, where there was one
 */
public record Failure(
    FailureKind kind,
    String operation,
    String message,
    List<String> evidence,
    Optional<Throwable> cause) {

  /** Checks and copies. */
  public Failure {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
    evidence = List.copyOf(evidence);
  }

  /** A failure without evidence and cause. */
  public static Failure of(FailureKind kind, String operation, String message) {
    return new Failure(kind, operation, message, List.of(), Optional.empty());
  }

  /** A failure with its cause. */
  public static Failure of(FailureKind kind, String operation, String message, Throwable cause) {
    return new Failure(kind, operation, message, List.of(), Optional.of(cause));
  }
}
