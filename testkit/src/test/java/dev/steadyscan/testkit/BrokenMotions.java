package dev.steadyscan.testkit;

import static dev.steadyscan.testkit.Broken.breaks;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.MotionState;
import dev.steadyscan.api.time.Deadline;
import dev.steadyscan.testkit.BrokenMotion.Parts;
import java.util.List;
import java.util.stream.Stream;

/** For each rule of the motion's contract motions that break it. */
final class BrokenMotions {
  private static final List<Broken<BrokenMotion>> ALL =
      Stream.of(moves(), BrokenMotionCalls.all()).flatMap(List::stream).toList();

  private BrokenMotions() {}

  static List<Broken<BrokenMotion>> all() {
    return ALL;
  }

  /** The motion of this name; the one that is whole if there is none. */
  static BrokenMotion named(String name) {
    return ALL.stream()
        .filter(broken -> broken.toString().equals(name))
        .map(Broken::thing)
        .findFirst()
        .orElseGet(BrokenMotion::whole);
  }

  private static List<Broken<BrokenMotion>> moves() {
    return List.of(
        breaks("homingMakesThePositionTrusted", "does not", BrokenMotion.as(NeverTrusted::new)),
        breaks(
            "isTrustedFromTheStartUnlessItNeedsHoming",
            "needs it undeclared",
            BrokenMotion.whole().without(MotionCapability.NEEDS_HOMING)),
        breaks("doesNotHomeByItself", "homes before a move", BrokenMotion.as(HomesByItself::new)),
        breaks("doesNotTrustByItselfWhatItLost", "homes again", BrokenMotion.as(HomesAgain::new)),
        breaks("epochGrowsWheneverTrustBreaks", "stays", BrokenMotion.as(KeepsItsEpoch::new)),
        breaks("epochNeverFalls", "falls when stopped", BrokenMotion.as(EpochFalls::new)),
        breaks("stateNamesEveryAxis", "names one more", BrokenMotion.as(NamesOneMore::new)),
        breaks(
            "moveToReturnsAtItsTarget",
            "the third move ends short",
            BrokenMotion.as(StopsShort::new)),
        breaks("moveToReturnsWhenTheRigStandsStill", "shakes on", BrokenMotion.as(Shakes::new)),
        breaks(
            "axesThatAreNotNamedStay",
            "the other axis follows",
            BrokenMotion.as(MovesTheOther::new)),
        breaks("turnsWithoutEndIfDeclared", "unwinds", BrokenMotion.as(Unwinds::new)),
        breaks(
            "turnsWithoutEndIfDeclared",
            "turns undeclared",
            BrokenMotion.whole().without(MotionCapability.TURNS_WITHOUT_END)),
        breaks("refusesATargetOutsideItsLimits", "clamps", BrokenMotion.as(Clamps::new)),
        breaks(
            "refusesATargetOnAnAxisThatItDoesNotHave",
            "ignores it",
            BrokenMotion.as(IgnoresAxes::new)));
  }

  private static final class NeverTrusted extends ReferenceMotion {
    NeverTrusted(Parts parts) {
      super(parts);
    }

    @Override
    public MotionState state(Deadline deadline) {
      return new MotionState(state.position(), false, state.epoch());
    }
  }

  private static final class HomesByItself extends ReferenceMotion {
    HomesByItself(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      if (!state.trusted() && state.epoch() == 0) {
        home(deadline);
      }
      super.moveTo(target, deadline);
    }
  }

  private static final class HomesAgain extends ReferenceMotion {
    HomesAgain(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      if (!state.trusted() && state.epoch() > 0) {
        home(deadline);
      }
      super.moveTo(target, deadline);
    }
  }

  private static final class KeepsItsEpoch extends ReferenceMotion {
    KeepsItsEpoch(Parts parts) {
      super(parts);
    }

    @Override
    void lose() {
      state = new MotionState(state.position(), false, state.epoch());
    }
  }

  private static final class EpochFalls extends ReferenceMotion {
    EpochFalls(Parts parts) {
      super(parts);
    }

    @Override
    public void stop(Deadline deadline) throws InterruptedException {
      super.stop(deadline);
      state = new MotionState(state.position(), state.trusted(), state.epoch() - 1);
    }
  }

  private static final class NamesOneMore extends ReferenceMotion {
    NamesOneMore(Parts parts) {
      super(parts);
    }

    @Override
    public MotionState state(Deadline deadline) {
      return new MotionState(
          state.position().with(Position.TILT, 0), state.trusted(), state.epoch());
    }
  }

  private static final class StopsShort extends ReferenceMotion {
    private int moves;

    StopsShort(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      double turn = target.get(Position.ROTATION).orElse(0);
      boolean third = ++moves == 3 && target.axes().size() > 1;
      super.moveTo(third ? target.with(Position.ROTATION, turn - 0.5) : target, deadline);
    }
  }

  private static final class Shakes extends ReferenceMotion {
    private double shake = 0.001;

    Shakes(Parts parts) {
      super(parts);
    }

    @Override
    public MotionState state(Deadline deadline) {
      Position position = state.position();
      double turn = position.get(Position.ROTATION).orElse(0);
      shake = -shake;
      return new MotionState(
          position.with(Position.ROTATION, turn + shake), state.trusted(), state.epoch());
    }
  }

  private static final class MovesTheOther extends ReferenceMotion {
    MovesTheOther(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      boolean alone = target.axes().size() == 1 && target.get(Position.ROTATION).isPresent();
      super.moveTo(alone ? target.with(Position.HEIGHT, 20) : target, deadline);
    }
  }

  private static final class Unwinds extends ReferenceMotion {
    Unwinds(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      double turn = target.get(Position.ROTATION).orElse(0) % 360;
      boolean alone = target.axes().size() == 1 && target.get(Position.ROTATION).isPresent();
      super.moveTo(alone ? target.with(Position.ROTATION, turn) : target, deadline);
    }
  }

  private static final class Clamps extends ReferenceMotion {
    Clamps(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      double height = target.get(Position.HEIGHT).orElse(50);
      boolean outside = height < 0 || height > 100;
      super.moveTo(outside ? target.with(Position.HEIGHT, 50) : target, deadline);
    }
  }

  private static final class IgnoresAxes extends ReferenceMotion {
    IgnoresAxes(Parts parts) {
      super(parts);
    }

    @Override
    public void moveTo(Position target, Deadline deadline) throws InterruptedException {
      super.moveTo(target.get("no-such-axis").isPresent() ? HOME : target, deadline);
    }
  }
}
