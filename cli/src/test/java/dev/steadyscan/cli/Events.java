package dev.steadyscan.cli;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.Phase;
import dev.steadyscan.api.event.ScanEvent;
import dev.steadyscan.api.recovery.RecoveryDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Events, for tests: all at 12:00 and a quarter of a second. */
final class Events {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00.250Z");
  private static final Failure TIMEOUT =
      Failure.of(FailureKind.TIMEOUT, "capture", "not over after 2 s");
  private static final RecoveryDecision RESTART =
      new RecoveryDecision.Restart(Duration.ofMillis(500), Duration.ofMillis(300));

  private Events() {}

  static ScanEvent started(int points) {
    return new ScanEvent.ScanStarted(NOON, "demo-1", "scans/demo-1", points, 2 * points);
  }

  static ScanEvent resumed(int completed, int missing, int points) {
    return new ScanEvent.ScanResumed(NOON, completed, missing, points);
  }

  static ScanEvent pass(boolean repair, int points) {
    return new ScanEvent.PassStarted(NOON, ShotId.MAIN, repair, points);
  }

  static ScanEvent positioning(int step) {
    return new ScanEvent.PhaseEntered(
        NOON, Phase.POSITIONING, OptionalInt.of(step), Position.of("rotation", 10));
  }

  static ScanEvent capturing(int step, String camera, int attempt) {
    return new DeviceEvent.AttemptStarted(NOON, shot(step, camera, attempt));
  }

  static ScanEvent timedOut(int step, String camera, int attempt) {
    return new DeviceEvent.AttemptFailed(NOON, shot(step, camera, attempt), TIMEOUT);
  }

  static ScanEvent taken(int step, String camera, int attempt) {
    return new DeviceEvent.FrameTaken(NOON, shot(step, camera, attempt), Duration.ofMillis(80));
  }

  static ScanEvent saved(int step, String camera, int attempt) {
    return new ScanEvent.ShotSaved(
        NOON, shot(step, camera, attempt), "images/" + camera + "/000070.jpg", 48 << 10);
  }

  static ScanEvent failed(int step, String camera, int attempt) {
    return new ScanEvent.ShotFailed(NOON, shot(step, camera, attempt), TIMEOUT);
  }

  static ScanEvent pointDone(int step) {
    return new ScanEvent.PointDone(NOON, ShotId.MAIN, step);
  }

  static ScanEvent recoveryBegins(String camera) {
    return new DeviceEvent.RecoveryStarted(NOON, camera, TIMEOUT, RESTART);
  }

  static ScanEvent recoveryCompleted(String camera) {
    return new DeviceEvent.RecoveryEnded(
        NOON, camera, TIMEOUT, RESTART, true, Duration.ofMillis(800));
  }

  static ShotId shot(int step, String camera, int attempt) {
    return new ShotId("demo-1", ShotId.MAIN, step, camera, 0, attempt);
  }
}
