package dev.steadyscan.api.event;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.error.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Something that happened in a scan. Immutable. More types may come: who does not know one MUST
 * ignore it.
 */
public interface ScanEvent {

  /** When it happened. */
  Instant time();

  /** The scan's folder and first record stand; the rig is about to move. */
  record ScanStarted(Instant time, String scan, String where, int points, int shots)
      implements ScanEvent {}

  /**
   * The scan goes on where an earlier run of it ended; follows {@link ScanStarted}.
   *
   * @param completed pictures that are there
   * @param missing pictures to take
   * @param points points to visit for them
   */
  record ScanResumed(Instant time, int completed, int missing, int points) implements ScanEvent {}

  /** A pass begins: {@code main}, or a repair pass over the gaps. */
  record PassStarted(Instant time, String pass, boolean repair, int points) implements ScanEvent {}

  /** The rig enters a phase; {@code step} is empty where it belongs to no step. */
  record PhaseEntered(Instant time, Phase phase, OptionalInt step, Position target)
      implements ScanEvent {}

  /** A picture is on disk under its final name and its record is synced. */
  record ShotSaved(Instant time, ShotId shot, String file, long bytes) implements ScanEvent {}

  /** A picture was given up for this visit of its point: it is a gap now. */
  record ShotFailed(Instant time, ShotId shot, Failure failure) implements ScanEvent {}

  /**
   * A picture that was saved is not what it says, since the rig's position lost its trust
   * meanwhile: it is a gap until it is taken again.
   *
   * @param reason one sentence
   */
  record ShotSuspect(Instant time, ShotId shot, String reason) implements ScanEvent {}

  /** Every picture of a point is saved or given up, for this visit. */
  record PointDone(Instant time, String pass, int step) implements ScanEvent {}

  /**
   * The cameras of a point exposed together, and this far apart.
   *
   * @param skew from the earliest to the latest of their sensors' stamps
   */
  record ExposureSkew(Instant time, String pass, int step, int shot, Duration skew)
      implements ScanEvent {}

  /** The rig waits, and for what; {@code waited} tells the end of it. */
  record Waiting(Instant time, String reason) implements ScanEvent {}

  /** The cause of a wait is gone. */
  record WaitOver(Instant time, String reason, Duration waited) implements ScanEvent {}

  /** The scan is paused by request. */
  record Paused(Instant time) implements ScanEvent {}

  /** The scan goes on after a pause. */
  record Continued(Instant time, Duration paused) implements ScanEvent {}

  /** The listener was too slow: this many events before this one were dropped for it. */
  record EventsDropped(Instant time, long count) implements ScanEvent {}

  /**
   * The scan is over.
   *
   * @param state how it ended
   * @param reason one sentence, empty when every shot was taken
   */
  record ScanEnded(
      Instant time, ScanState state, int planned, int completed, int failed, String reason)
      implements ScanEvent {}
}
