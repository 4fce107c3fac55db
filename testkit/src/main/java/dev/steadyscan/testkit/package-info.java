/**
 * For authors of plugins: tests that say whether a plugin keeps its contract, and doubles to test
 * with.
 *
 * <h2>Does my plugin keep its contract?</h2>
 *
 * Extend the contract of what you made, in the tests of your module, and say how it is made. Every
 * MUST and MUST NOT of the API is a test there, named after the rule:
 *
 * <pre>
 * class MyCameraContractTest extends CameraContract&lt;MyCameraSettings&gt; {
 *   &#64;Override
 *   protected CameraFactory&lt;MyCameraSettings&gt; factory() {
 *     return new MyCameraFactory();
 *   }
 *
 *   &#64;Override
 *   protected MyCameraSettings settings() {
 *     return new MyCameraSettings("usb-1", Duration.ofMillis(2));
 *   }
 *
 *   &#64;Override
 *   protected Set&lt;CameraCapability&gt; capabilities() {
 *     return EnumSet.of(CameraCapability.SETS_EXPOSURE, CameraCapability.TELLS_EXPOSURE);
 *   }
 * }
 * </pre>
 *
 * The contracts are {@link dev.steadyscan.testkit.CameraContract}, {@link
 * dev.steadyscan.testkit.MotionContract}, {@link dev.steadyscan.testkit.PatternContract}, {@link
 * dev.steadyscan.testkit.RecoveryPolicyContract} and {@link
 * dev.steadyscan.testkit.ScanListenerContract}; those of factories are part of them.
 *
 * <p>What a device can do is <em>declared</em> and checked both ways: a camera that declares that
 * it sets its focus has to take one, and a camera that does not has to refuse it. What {@code
 * describe} of the factory declares (limits, bytes, pictures available, interruptible) is checked
 * too, so the limits that it declares are the limits of the tests.
 *
 * <p>Some rules need a device in trouble: one whose capture gets stuck, or fails. The methods that
 * may be overridden ({@code stuckSettings}, {@code failing}, {@code absentSettings}, {@code
 * stuckMove}, {@code breakTrust}) say how to get it there. A rule that cannot be looked at is
 * reported as skipped, with what to override. A rule that cannot hold for your device is a reason
 * to ask, not to switch it off.
 *
 * <p>Every call is made on a thread of its own and under a limit: a device that hangs fails its
 * test. A call that cannot be interrupted keeps its thread, a daemon, until the tests are over. The
 * clock that devices are given runs as the machine's does, one day late: so a time that was read
 * elsewhere is found out.
 *
 * <h2>Doubles</h2>
 *
 * {@link dev.steadyscan.testkit.ManualTime} is a clock that stands still until a test moves it.
 * {@link dev.steadyscan.testkit.ScriptedCamera} and {@link dev.steadyscan.testkit.ScriptedMotion}
 * do call by call what a {@link dev.steadyscan.testkit.Script} says, {@link
 * dev.steadyscan.testkit.Behaviour}s such as a failure or a {@link dev.steadyscan.testkit.Hang},
 * and it keeps the calls in their order. {@link dev.steadyscan.testkit.TestContext} is what the
 * host gives to a device:
 *
 * <pre>
 * Hang hang = Hang.untilStopped();
 * try (Script script = new Script().on("capture", Behaviour.failing(TIMEOUT, "late"), hang)) {
 *   Camera camera = new ScriptedCamera(script);
 *   // the test: the first capture fails, the second comes back when the camera is stopped
 *   assertThat(script.calls()).containsExactly("start", "capture 0/1", "capture 0/2", "stop");
 * }
 * </pre>
 */
@NullMarked
package dev.steadyscan.testkit;

import org.jspecify.annotations.NullMarked;
