/**
 * What a plugin of Steadyscan implements: a guide for its author.
 *
 * <p>A scan moves a rig from point to point and takes pictures there. Four things in it are
 * exchangeable, each made by a factory of a plugin and asked for by name in the config:
 *
 * <table>
 *   <caption>What a plugin can offer</caption>
 *   <tr><th>kind</th><th>factory</th><th>makes</th></tr>
 *   <tr><td>camera</td><td>{@link dev.steadyscan.api.plugin.CameraFactory}</td>
 *       <td>{@link dev.steadyscan.api.camera.Camera}</td></tr>
 *   <tr><td>motion</td><td>{@link dev.steadyscan.api.plugin.MotionFactory}</td>
 *       <td>{@link dev.steadyscan.api.motion.Motion}</td></tr>
 *   <tr><td>pattern</td><td>{@link dev.steadyscan.api.plugin.PatternFactory}</td>
 *       <td>{@link dev.steadyscan.api.pattern.Pattern}</td></tr>
 *   <tr><td>recovery</td><td>{@link dev.steadyscan.api.plugin.RecoveryPolicyFactory}</td>
 *       <td>{@link dev.steadyscan.api.recovery.RecoveryPolicy}</td></tr>
 * </table>
 *
 * A plugin may also have extensions of type {@link dev.steadyscan.api.event.ScanListener}.
 *
 * <h2>One point of a scan</h2>
 *
 * <pre>
 * pattern.step(i) -> motion.moveTo -> motion.state -> settle
 *     -> every camera: configure (if settings changed) -> capture -> Frame
 *     -> the frame is checked, encoded if it is raw, written, recorded, closed
 * </pre>
 *
 * The move to the next point begins when the last camera says that its exposure is over; writing
 * goes on beside it.
 *
 * <h2>The promise, and what it asks of a plugin</h2>
 *
 * A scan always makes progress or fails by name. So every call into a plugin has a deadline and
 * runs on a thread that can be spared: a method that never returns ends as a named failure. What a
 * plugin has to do for its part is said with MUST and MUST NOT at each method. In short:
 *
 * <ul>
 *   <li>Do what is asked, once; or throw, with a {@link dev.steadyscan.api.error.FailureKind}.
 *       Never try again, never return null, never swallow an error: what happens after a failure is
 *       the recovery policy's choice.
 *   <li>{@code stop}, {@code clear} and {@code close} work from another thread while a call is
 *       stuck.
 *   <li>Take time from {@link dev.steadyscan.api.time.TimeSource} alone, and put nothing in static
 *       fields.
 *   <li>What is acquired in the constructor or in {@code start} is released in {@code close}.
 * </ul>
 *
 * <h2>Conventions</h2>
 *
 * Angles are in degrees, lengths in millimetres, focus in dioptres, times are {@link
 * java.time.Duration}s; nanoseconds as {@code long} are on the run's monotonic clock. Steps, shots
 * and passes count from 0, attempts from 1. Types are null-marked: nothing is null unless it says
 * so.
 */
@NullMarked
package dev.steadyscan.api;

import org.jspecify.annotations.NullMarked;
