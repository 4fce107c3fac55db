package dev.steadyscan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Motion;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which calls come from where and when, and what must not happen then. */
abstract class MotionCallRules<S extends Record> extends MotionFixture<S> {
  private static final int STOPS = 10;

  @Test
  void createGivesANewMotionEachTime() {
    Motion first = homed(settings());
    close(first);
    assertThat(newMotion(settings())).isNotSameAs(first);
  }

  @Test
  void describeDoesNotOpenADevice() {
    assertThat(info(given(absentSettings(), "absentSettings"))).isNotNull();
  }

  @Test
  void stopDoesNotWaitForAStuckMove() {
    StuckMove<S> move = given(stuckMove(), "stuckMove");
    Motion motion = homed(move.settings());
    beginStuck(motion, move);
    stop(motion);
  }

  @Test
  void closeDoesNotWaitForAStuckMove() {
    StuckMove<S> move = given(stuckMove(), "stuckMove");
    Motion motion = homed(move.settings());
    beginStuck(motion, move);
    close(motion);
  }

  @Test
  void aStoppedMoveIsNotTakenForAnArrival() {
    StuckMove<S> move = given(stuckMove(), "stuckMove");
    Motion motion = homed(move.settings());
    Call<Boolean> stuck = beginStuck(motion, move);
    calls.beginAction("stop", () -> motion.stop(in(LIMIT)));
    if (stuck.isOverWithin(LIMIT) && stuck.failure(Duration.ZERO).isEmpty()) {
      assertStandsAt(motion, move.target());
    }
  }

  @Test
  void stopMayComeAtAnyTimeAndMoreThanOnce() {
    Motion motion = newMotion(settings());
    stop(motion);
    stop(motion);
    home(motion);
    stop(motion);
    moveTo(motion, near(state(motion)));
    stop(motion);
  }

  @Test
  void stopIsSafeFromAnotherThread() {
    Motion motion = homed(settings());
    for (int i = 0; i < STOPS; i++) {
      Call<Boolean> move = beginMove(motion, near(state(motion)), LIMIT);
      meet(move, i);
      stop(motion);
      Optional<Throwable> ignored = move.failure(LIMIT);
    }
    home(motion);
    Position target = near(state(motion));
    moveTo(motion, target);
    assertStandsAt(motion, target);
  }

  @Test
  void closeIsSafeFromAnotherThread() {
    for (int i = 0; i < STOPS; i++) {
      Motion motion = homed(settings());
      Call<Boolean> move = beginMove(motion, near(state(motion)), LIMIT);
      meet(move, i);
      close(motion);
      Optional<Throwable> ignored = move.failure(LIMIT);
    }
  }

  @Test
  void closeMayComeInAnyState() {
    close(newMotion(settings()));
    close(homed(settings()));
    Motion stopped = homed(settings());
    stop(stopped);
    close(stopped);
    Motion moved = homed(settings());
    moveTo(moved, near(state(moved)));
    close(moved);
  }

  @Test
  void closeReleasesTheDevice() {
    Motion first = homed(settings());
    moveTo(first, near(state(first)));
    close(first);
    Motion next = homed(settings());
    moveTo(next, near(state(next)));
  }

  @Test
  void noThreadOutlivesClose() {
    Motion motion = homed(settings());
    moveTo(motion, near(state(motion)));
    close(motion);
    calls.doWithin(LIMIT, "close of what the run shares", context::close);
    assertThat(calls.threadsLeft()).as("threads that the motion left").isEmpty();
  }

  @Test
  void doesNotSleepByOtherMeans() {
    Motion motion = homed(settings());
    Call<Boolean> move = beginMove(motion, near(state(motion)), LIMIT);
    assertThat(move.isFoundAsleepWithin(LIMIT))
        .as("Thread.sleep inside moveTo: a wait is the TimeSource's")
        .isFalse();
  }

  @Test
  void twoRunsInOneProgramAreIndependent() {
    Motion motion = homed(settings());
    Position here = state(motion).position();
    try (TestContext otherRun = newContext()) {
      Motion other = otherMotion(otherRun);
      home(other);
      moveTo(other, near(state(other)));
      close(other);
    }
    assertStandsAt(motion, here);
  }

  private Motion otherMotion(TestContext otherRun) {
    S settings = settings();
    Duration limit = info().limits().open();
    Call<Motion> create = calls.begin("create", () -> factory().create(settings, otherRun));
    assumeNotExclusive(create.failure(limit));
    return create.get(limit);
  }

  /** Half of the calls from another thread come when a move is known to be under way. */
  private static void meet(Call<Boolean> move, int round) {
    if (round % 2 == 0) {
      move.awaitInsideOrOver("moveTo", LIMIT);
    }
  }

  private Call<Boolean> beginStuck(Motion motion, StuckMove<S> move) {
    Call<Boolean> stuck = beginMove(motion, move.target(), Duration.ofHours(1));
    stuck.awaitStuckIn("moveTo", LIMIT);
    return stuck;
  }
}
