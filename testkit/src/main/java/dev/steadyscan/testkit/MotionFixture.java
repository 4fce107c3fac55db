package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionInfo;
import dev.steadyscan.api.motion.MotionLimits;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.plugin.DeviceContext;
import dev.steadyscan.api.plugin.MotionFactory;
import dev.steadyscan.api.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** What an author says of a motion, and how its contract tests call it. */
abstract class MotionFixture<S extends Record> extends PluginFactoryContract<S, Motion> {
  private final List<Motion> open = new ArrayList<>();

  @Override
  protected abstract MotionFactory<S> factory();

  /** What the motion is like; checked both ways. */
  protected abstract Set<MotionCapability> capabilities();

  /** How far from its target an axis may stand, in its own unit; default 0.01. */
  protected double tolerance() {
    return 0.01;
  }

  /** How far the tests move an axis, in its own unit; default 1. */
  protected double distance() {
    return 1;
  }

  /**
   * A move that does not come back by itself for as long as a test takes, but can be stopped: a
   * long way, or a fault of the device's double. Empty where every move is over at once; the rules
   * about stuck calls are then skipped.
   */
  protected Optional<StuckMove<S>> stuckMove() {
    return Optional.empty();
  }

  /**
   * Makes the motion lose its position, as a stall or a reset does.
   *
   * @return false where that cannot be arranged; the rules about lost trust are then skipped
   */
  protected boolean breakTrust(Motion motion, DeviceContext of) {
    return false;
  }

  /** Settings that name a device which is not there: it can be described all the same. */
  protected Optional<S> absentSettings() {
    return Optional.empty();
  }

  @AfterEach
  void closeTheMotions() {
    for (Motion motion : open) {
      calls.beginAction("close", motion::close).isOverWithin(limits().close());
    }
  }

  final boolean is(MotionCapability capability) {
    return capabilities().contains(capability);
  }

  final MotionInfo info(S settings) {
    MotionFactory<S> factory = factory();
    MotionInfo info = calls.within(LIMIT, "describe", () -> factory.describe(settings));
    assertThat(info).as("what describe gives").isNotNull();
    return info;
  }

  final MotionInfo info() {
    return info(settings());
  }

  private MotionLimits limits() {
    return info().limits();
  }

  final Motion newMotion(S settings) {
    return newMotion(settings, context);
  }

  final Motion newMotion(S settings, TestContext where) {
    Motion motion = create(settings, where, info(settings).limits().open());
    open.add(motion);
    return motion;
  }

  final Motion homed(S settings) {
    Motion motion = newMotion(settings);
    home(motion);
    return motion;
  }

  final void home(Motion motion) {
    Duration limit = limits().home();
    calls.doWithin(limit, "home", () -> motion.home(in(limit)));
  }

  final MotionState state(Motion motion) {
    Duration limit = limits().state();
    MotionState state = calls.within(limit, "state", () -> motion.state(in(limit)));
    assertThat(state).as("what state gives").isNotNull();
    return state;
  }

  final void moveTo(Motion motion, Position target) {
    Duration limit = moveLimit(state(motion).position(), target);
    beginMove(motion, target, limit).get(limit);
  }

  final Optional<Throwable> failureToMove(Motion motion, Position target) {
    Duration limit = moveLimit(state(motion).position(), target);
    return beginMove(motion, target, limit).failure(limit);
  }

  final Call<Boolean> beginMove(Motion motion, Position target, Duration limit) {
    return calls.beginAction("moveTo " + target, () -> motion.moveTo(target, in(limit)));
  }

  final void stop(Motion motion) {
    Duration limit = limits().stop();
    calls.doWithin(limit, "stop", () -> motion.stop(in(limit)));
  }

  final void close(Motion motion) {
    open.remove(motion);
    calls.doWithin(limits().close(), "close", motion::close);
  }

  /** Three times what is expected, and the slack: what the host allows. */
  private Duration moveLimit(Position from, Position to) {
    return info().moveTime(from, to).multipliedBy(3).plus(limits().moveSlack());
  }

  /** Every axis a little away from where it stands, and within its limits. */
  final Position near(MotionState state) {
    Position target = Position.nowhere();
    for (Axis axis : info().axes().values()) {
      double here = state.position().get(axis.name()).orElse(0);
      double there = here + distance() <= axis.max() ? here + distance() : here - distance();
      target = target.with(axis.name(), there);
    }
    return target;
  }

  final void assertStandsAt(Motion motion, Position target) {
    Position here = state(motion).position();
    target
        .axes()
        .forEach(
            (axis, value) ->
                assertThat(here.get(axis).orElse(Double.NaN))
                    .as("where " + axis + " stands")
                    .isBetween(value - tolerance(), value + tolerance()));
  }

  final Deadline in(Duration limit) {
    return Deadline.after(time, limit);
  }
}
