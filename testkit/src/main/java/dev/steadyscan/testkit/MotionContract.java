package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Axis;
import dev.steadyscan.api.motion.Motion;
import dev.steadyscan.api.motion.MotionState;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link Motion} and its factory: extend it, say what the motion is like, and run
 * it with the other tests. It homes, and moves every axis by {@link #distance}: see to it that
 * there is room.
 *
 * @param <S> the settings
 */
public abstract class MotionContract<S extends Record> extends MotionCallRules<S> {
  private static final int MOVES = 3;

  /** For subclasses. */
  protected MotionContract() {}

  @Test
  void homingMakesThePositionTrusted() {
    assertThat(state(homed(settings())).trusted()).as("trusted after homing").isTrue();
  }

  @Test
  void isTrustedFromTheStartUnlessItNeedsHoming() {
    assertThat(state(newMotion(settings())).trusted())
        .as("trusted before homing")
        .isNotEqualTo(is(MotionCapability.NEEDS_HOMING));
  }

  @Test
  void doesNotHomeByItself() {
    Assumptions.assumeTrue(is(MotionCapability.NEEDS_HOMING), "not tested: it needs no homing");
    Motion motion = newMotion(settings());
    Optional<Throwable> ignored = failureToMove(motion, near(state(motion)));
    stop(motion);
    assertThat(state(motion).trusted()).as("trusted after a move without homing").isFalse();
  }

  @Test
  void doesNotTrustByItselfWhatItLost() {
    Motion motion = homed(settings());
    assumeItLoses(motion);
    Optional<Throwable> ignored = failureToMove(motion, near(state(motion)));
    stop(motion);
    assertThat(state(motion).trusted()).as("trusted after trust broke").isFalse();
  }

  @Test
  void epochGrowsWheneverTrustBreaks() {
    Motion motion = homed(settings());
    long before = state(motion).epoch();
    assumeItLoses(motion);
    assertThat(state(motion).epoch()).as("epoch after trust broke").isGreaterThan(before);
  }

  @Test
  void epochNeverFalls() {
    Motion motion = newMotion(settings());
    long epoch = state(motion).epoch();
    for (int i = 0; i < MOVES; i++) {
      home(motion);
      epoch = assertNotBelow(epoch, motion);
      moveTo(motion, near(state(motion)));
      epoch = assertNotBelow(epoch, motion);
      stop(motion);
      epoch = assertNotBelow(epoch, motion);
    }
  }

  @Test
  void stateNamesEveryAxis() {
    Motion motion = homed(settings());
    assertThat(state(motion).position().axes().keySet())
        .containsExactlyInAnyOrderElementsOf(info().axes().keySet());
  }

  @Test
  void moveToReturnsAtItsTarget() {
    Motion motion = homed(settings());
    for (int i = 0; i < MOVES; i++) {
      Position target = near(state(motion));
      moveTo(motion, target);
      assertStandsAt(motion, target);
    }
  }

  @Test
  void moveToReturnsWhenTheRigStandsStill() {
    Motion motion = homed(settings());
    moveTo(motion, near(state(motion)));
    MotionState first = state(motion);
    for (int i = 0; i < MOVES; i++) {
      assertThat(state(motion).position()).as("where it stands").isEqualTo(first.position());
    }
  }

  @Test
  void axesThatAreNotNamedStay() {
    Motion motion = homed(settings());
    for (Axis axis : info().axes().values()) {
      Position here = state(motion).position();
      double there = near(state(motion)).get(axis.name()).orElseThrow();
      moveTo(motion, Position.of(axis.name(), there));
      assertStandsAt(motion, here.with(axis.name(), there));
    }
  }

  @Test
  void turnsWithoutEndIfDeclared() {
    Axis rotation = info().axes().get(Position.ROTATION);
    boolean turns = rotation != null && rotation.max() > 360 && rotation.min() < -360;
    assertThat(turns).as("its limits").isEqualTo(is(MotionCapability.TURNS_WITHOUT_END));
    Assumptions.assumeTrue(turns, "it does not turn without end");
    Motion motion = homed(settings());
    for (double angle : new double[] {370, 0, -370}) {
      moveTo(motion, Position.of(Position.ROTATION, angle));
      assertStandsAt(motion, Position.of(Position.ROTATION, angle));
    }
  }

  @Test
  void refusesATargetOutsideItsLimits() {
    Motion motion = homed(settings());
    for (Axis axis : info().axes().values()) {
      if (Double.isFinite(axis.max())) {
        assertRefuses(motion, Position.of(axis.name(), axis.max() + Math.ulp(axis.max()) + 1));
      }
      if (Double.isFinite(axis.min())) {
        assertRefuses(motion, Position.of(axis.name(), axis.min() - Math.ulp(axis.min()) - 1));
      }
    }
  }

  @Test
  void refusesATargetOnAnAxisThatItDoesNotHave() {
    assertRefuses(homed(settings()), Position.of("no-such-axis", 1));
  }

  private void assertRefuses(Motion motion, Position target) {
    assertThat(failureToMove(motion, target)).as("refusal of " + target).isPresent();
  }

  private void assumeItLoses(Motion motion) {
    Assumptions.assumeTrue(
        breakTrust(motion, context), "not tested: override breakTrust() to have it tested");
    assertThat(state(motion).trusted()).as("trusted after breakTrust").isFalse();
  }

  private long assertNotBelow(long epoch, Motion motion) {
    long now = state(motion).epoch();
    assertThat(now).as("epoch").isGreaterThanOrEqualTo(epoch);
    return now;
  }
}
