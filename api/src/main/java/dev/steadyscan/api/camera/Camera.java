package dev.steadyscan.api.camera;

import dev.steadyscan.api.time.Deadline;

/**
 * A bare camera: it takes one picture at a time and knows nothing of retries, limits or files. The
 * guard around it calls it.
 *
 * <h2>Who calls, and when</h2>
 *
 * {@link #start}, then for each picture {@link #configure} (only when settings changed, and after
 * every start) and {@link #capture}. {@link #stop} and {@link #clear} come as a pair, between
 * pictures or while a call is stuck; {@link #start} may follow. {@link #close} is last and comes
 * once.
 *
 * <h2>Threads</h2>
 *
 * {@code start}, {@code configure} and {@code capture} are called one at a time, as a rule from one
 * thread. While one of them is stuck, {@code stop}, {@code clear} and {@code close} are called from
 * another thread: they MUST be safe there and MUST NOT wait for the stuck call. None of the three
 * is called while another of the three is running, unless that one is itself past its limit.
 *
 * <h2>Blocking</h2>
 *
 * Every method may block. A method SHOULD end by its deadline and throw; one that does not is given
 * up: the guard goes on without it, and what it returns later is closed and dropped. A method MUST
 * NOT start threads that outlive {@link #close}.
 *
 * <h2>Errors</h2>
 *
 * A camera that knows what went wrong throws {@link dev.steadyscan.api.error.DeviceException} with
 * a {@link dev.steadyscan.api.error.FailureKind}. Any other exception, and a null, count as {@code
 * DEFECT}. A camera MUST NOT try again by itself: the recovery policy decides.
 *
 * <p>{@code InterruptedException} is expected only from a camera that declared itself {@linkplain
 * CameraInfo#interruptible interruptible}.
 */
public interface Camera extends AutoCloseable {

  /** Makes the camera ready to capture. Called on a new camera and after {@link #stop}. */
  void start(Deadline deadline) throws InterruptedException;

  /**
   * Applies settings. When it returns they are in force for the next capture.
   *
   * @param settings every value that is to be in force; an empty one is left as the camera was made
   * @throws dev.steadyscan.api.error.DeviceException with {@code SETTING_REFUSED} if a value is not
   *     supported; the camera then keeps the settings it had
   */
  void configure(ShotSettings settings, Deadline deadline) throws InterruptedException;

  /**
   * Takes one picture.
   *
   * @param request what to take; a frame exposed before {@link CaptureRequest#notBefore()} MUST NOT
   *     be returned
   * @param exposed to be run once when the exposure is over and the rig may move, if the camera
   *     knows that moment; otherwise it is when this method returns. It does not block. It MUST NOT
   *     be run when the picture is going to be refused, since the attempt cannot be repeated after
   *     the rig moved
   * @return the frame, which the caller closes; never null
   */
  Frame capture(CaptureRequest request, Runnable exposed, Deadline deadline)
      throws InterruptedException;

  /**
   * Stops capturing. MUST first cancel what is pending, so that a stuck {@link #capture} gets a
   * chance to return, and MUST NOT wait for it.
   */
  void stop(Deadline deadline) throws InterruptedException;

  /** Drops every buffered frame and frees every slot, so that nothing old can be returned. */
  void clear(Deadline deadline) throws InterruptedException;

  /** Releases the device. May be called in any state; comes once. */
  @Override
  void close();
}
