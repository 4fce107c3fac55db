package dev.steadyscan.api.event;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.camera.ShotSettings;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.recovery.RecoveryDecision;
import java.time.Duration;
import java.time.Instant;

/**
 * What a device, or the guard around it, has to say; it goes to the journal, the log, listeners.
 */
public interface DeviceEvent extends ScanEvent {

  /** The device's name in the config: a camera's name, or {@code motion}. */
  String device();

  /** An attempt at a picture begins. */
  record AttemptStarted(Instant time, ShotId shot) implements DeviceEvent {
    @Override
    public String device() {
      return shot.camera();
    }
  }

  /** An attempt at a picture failed; what follows depends on the policy. */
  record AttemptFailed(Instant time, ShotId shot, Failure failure) implements DeviceEvent {
    @Override
    public String device() {
      return shot.camera();
    }
  }

  /** A good frame is here. */
  record FrameTaken(Instant time, ShotId shot, Duration took) implements DeviceEvent {
    @Override
    public String device() {
      return shot.camera();
    }
  }

  /** The guard begins to act on a decision of the policy. */
  record RecoveryStarted(Instant time, String device, Failure failure, RecoveryDecision decision)
      implements DeviceEvent {}

  /**
   * One step of a recovery is over. The steps are the calls of a camera: stop, clear, close, open,
   * start, configure.
   */
  record RecoveryStepDone(Instant time, String device, String step, Duration took)
      implements DeviceEvent {}

  /** One step of a recovery failed. */
  record RecoveryStepFailed(Instant time, String device, String step, Failure failure)
      implements DeviceEvent {}

  /**
   * A recovery is over.
   *
   * @param completed whether every step of it worked
   */
  record RecoveryEnded(
      Instant time,
      String device,
      Failure failure,
      RecoveryDecision decision,
      boolean completed,
      Duration took)
      implements DeviceEvent {}

  /**
   * A camera measured what the config does not set, once, and holds it from here on for the whole
   * scan: after a restart, and when the scan is resumed ({@link
   * dev.steadyscan.api.plugin.DeviceContext#locked}), too.
   *
   * @param settings what is held; empty where nothing is
   */
  record SettingsLocked(Instant time, String device, ShotSettings settings)
      implements DeviceEvent {}

  /**
   * How hot a device is. It SHOULD be reported when the device becomes too hot and when it has
   * cooled down, not again and again: while a device is too hot the rig waits.
   *
   * @param tooHot whether it must not go on before it has cooled down
   * @param celsius what was measured, degrees
   */
  record HeatReported(Instant time, String device, boolean tooHot, double celsius)
      implements DeviceEvent {}

  /** How much a {@link Note} matters. */
  enum Severity {
    /** Good to know. */
    INFO,
    /** Somebody should look at it. */
    WARNING
  }

  /** Anything else worth a line. */
  record Note(Instant time, String device, Severity severity, String text) implements DeviceEvent {}
}
