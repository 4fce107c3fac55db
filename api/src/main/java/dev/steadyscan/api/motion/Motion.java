package dev.steadyscan.api.motion;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.time.Deadline;

/**
 * A bare motion: the axes of a rig. It moves and tells where it stands; the guard around it calls
 * it.
 *
 * <h2>Threads and blocking</h2>
 *
 * {@link #home}, {@link #moveTo} and {@link #state} are called one at a time. {@link #stop} and
 * {@link #close} may come from another thread while one of them is stuck: they MUST be safe there
 * and MUST NOT wait for it. Every method may block; one that is not over at its deadline is given
 * up, and nothing but {@code stop} and {@code close} is called until it returned. A method MUST NOT
 * start threads that outlive {@link #close}.
 *
 * <h2>Errors</h2>
 *
 * A motion that knows what went wrong throws {@link dev.steadyscan.api.error.DeviceException} with
 * a {@link dev.steadyscan.api.error.FailureKind}; any other exception, and a null, count as {@code
 * DEFECT}. A motion MUST NOT home or unlock by itself: a position that is not trusted any more is
 * reported by {@link #state}, and the scan decides.
 */
public interface Motion extends AutoCloseable {

  /** Finds the reference of every axis that has one. When it returns the position is trusted. */
  void home(Deadline deadline) throws InterruptedException;

  /**
   * Moves and returns when the rig stands still. Axes that {@code target} does not name stay.
   *
   * @throws dev.steadyscan.api.error.DeviceException if the target was not reached; {@link #state}
   *     then says where it stands and whether that is trusted
   */
  void moveTo(Position target, Deadline deadline) throws InterruptedException;

  /** Where the rig stands, and whether that is to be trusted; never null. */
  MotionState state(Deadline deadline) throws InterruptedException;

  /**
   * Stops every axis as fast as is safe for the rig. May be called from any thread, at any time,
   * more than once; a {@link #moveTo} under way SHOULD then throw. A rig that stands still SHOULD
   * keep the trust in its position: a scan that is ended while pictures are taken reads it then.
   */
  void stop(Deadline deadline) throws InterruptedException;

  /** Releases the device, without moving it. May be called in any state; comes once. */
  @Override
  void close();
}
