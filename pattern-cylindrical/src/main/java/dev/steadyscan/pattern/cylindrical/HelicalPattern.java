package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Points on a helix: the turntable goes on in one direction, and with each point the height changes
 * by the same small amount. A turn is as long as the range of the rotations, a whole one, and
 * changes the height by the step of the range of heights. The helix begins at the first height and
 * ends at the last, or at the last point before it.
 *
 * <p>Each radius with each tilt has a helix of its own: up, down and up again, while the turntable
 * still goes on in its direction. So between two points either turntable and height move, by one
 * step, or one other axis does.
 *
 * <p>Immutable and thread-safe; a step is arithmetic on its index.
 */
final class HelicalPattern implements Pattern {
  private static final double TURN = 360;
  private static final double ROUNDING = 1e-6;

  private final Grid others;
  private final Sequence rotations; // of one turn; its values go on beyond that
  private final Sequence heights; // of one helix, one for each point
  private final double turns;
  private final int size;

  /**
   * The helix of these settings.
   *
   * @throws IllegalArgumentException if they make none
   */
  HelicalPattern(CylindricalSettings settings) {
    others = new Grid(settings.radiiAndTilts(), true);
    rotations = Axis.of(Position.ROTATION, "rotations-deg", turn(settings.rotationsDeg())).stops();
    double partOfTurn = Math.abs(rotations.value(1) - rotations.value(0)) / TURN;
    Values range = rising(settings.heightsMm());
    Values each = Values.stepping(from(range), to(range), rise(range) * partOfTurn);
    heights = Axis.of(Position.HEIGHT, "heights-mm", each).stops();
    turns = (heights.size() - 1) * partOfTurn;
    size = Grid.product(others.size(), heights.size());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ScanStep step(int index) {
    int length = heights.size();
    int helix = Objects.checkIndex(index, size) / length;
    int along = index % length;
    double height = heights.value(helix % 2 == 0 ? along : length - 1 - along);
    double rotation = rotations.value(index - helix); // a helix begins where the last one ended
    return ScanStep.at(
        others.position(helix).with(Position.HEIGHT, height).with(Position.ROTATION, rotation));
  }

  @Override
  public List<String> notes() {
    String helix =
        String.format(
            "helical: %d points in %s turns, from %s to %s mm",
            heights.size(),
            Figures.text(Math.round(turns * 100) / 100.0),
            Figures.text(heights.value(0)),
            Figures.text(heights.value(heights.size() - 1)));
    return Stream.concat(others.notes(), Stream.of(helix)).toList();
  }

  private static Values turn(Values rotations) {
    if (isList(rotations)
        || Math.abs(Math.abs(to(rotations) - from(rotations)) - TURN) > ROUNDING
        || Sequence.of(rotations, true).size() < 2) {
      throw new IllegalArgumentException(
          "order = helical: rotations-deg has to be one whole turn of two points or more, as"
              + " { from = 0, to = 360, count = 36 }");
    }
    return rotations;
  }

  private static Values rising(Values heights) {
    if (isList(heights) || to(heights) == from(heights) || heights.count().orElse(2) < 2) {
      throw new IllegalArgumentException(
          "order = helical: heights-mm has to be a range, as { from = 0, to = 150, step = 50 }:"
              + " its step is what one turn rises");
    }
    return heights;
  }

  /** What one turn rises; negative downwards. */
  private static double rise(Values heights) {
    return heights
        .step()
        .orElseGet(() -> (to(heights) - from(heights)) / (heights.count().orElseThrow() - 1));
  }

  private static boolean isList(Values values) {
    return !values.list().isEmpty();
  }

  private static double from(Values range) {
    return range.from().orElseThrow();
  }

  private static double to(Values range) {
    return range.to().orElseThrow();
  }
}
