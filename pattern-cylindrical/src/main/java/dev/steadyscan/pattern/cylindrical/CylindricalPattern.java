package dev.steadyscan.pattern.cylindrical;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import dev.steadyscan.api.pattern.ScanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Every height with every radius, tilt and rotation: points on cylinders around the turntable.
 *
 * <p>The rotation is innermost: the turntable makes a sweep, then the tilt changes, then the
 * radius, then the height, slow axes last. The index of a step is read as a number whose digits are
 * the indices of the axes, the rotation being the last digit. In serpentine order a digit counts
 * downwards wherever the number before it is odd, so that each sweep begins where the last ended.
 *
 * <p>Immutable and thread-safe; a step is arithmetic on its index.
 */
final class CylindricalPattern implements Pattern {
  private final List<Axis> axes; // outermost first
  private final Order order;
  private final int size;

  /** An axis that this pattern moves: its name, its key in the config, and where it stops. */
  private record Axis(String name, String key, Sequence stops) {}

  CylindricalPattern(CylindricalSettings settings) {
    List<Axis> moved = new ArrayList<>();
    moved.add(axis(Position.HEIGHT, "heights-mm", settings.heightsMm()));
    settings.radiiMm().ifPresent(radii -> moved.add(axis(Position.RADIUS, "radii-mm", radii)));
    settings.tiltsDeg().ifPresent(tilts -> moved.add(axis(Position.TILT, "tilts-deg", tilts)));
    moved.add(axis(Position.ROTATION, "rotations-deg", settings.rotationsDeg()));
    axes = List.copyOf(moved);
    order = settings.order();
    size = product(axes);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ScanStep step(int index) {
    int sweep = Objects.checkIndex(index, size);
    Position position = Position.nowhere();
    for (int i = axes.size() - 1; i >= 0; i--) {
      Axis axis = axes.get(i);
      int length = axis.stops().size();
      int digit = sweep % length;
      sweep /= length;
      boolean backwards = order == Order.SERPENTINE && sweep % 2 == 1;
      position =
          position.with(axis.name(), axis.stops().value(backwards ? length - 1 - digit : digit));
    }
    return ScanStep.at(position);
  }

  @Override
  public List<String> notes() {
    return axes.stream()
        .flatMap(axis -> axis.stops().note().map(note -> axis.key() + ": " + note).stream())
        .toList();
  }

  private static Axis axis(String name, String key, Values values) {
    try {
      return new Axis(name, key, Sequence.of(values, name.equals(Position.ROTATION)));
    } catch (IllegalArgumentException impossible) {
      throw new IllegalArgumentException(key + ": " + impossible.getMessage(), impossible);
    }
  }

  private static int product(List<Axis> axes) {
    long points = 1;
    for (Axis axis : axes) {
      points *= axis.stops().size();
      if (points > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            String.format(
                "this makes %d points or more, and %d is the most: use larger steps",
                points, Integer.MAX_VALUE));
      }
    }
    return (int) points;
  }
}
