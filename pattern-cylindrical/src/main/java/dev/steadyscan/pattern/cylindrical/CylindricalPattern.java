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
 * radius, then the height, slow axes last.
 *
 * <p>Immutable and thread-safe; a step is arithmetic on its index.
 */
final class CylindricalPattern implements Pattern {
  private final Grid grid;
  private final int size;

  CylindricalPattern(CylindricalSettings settings) {
    List<Axis> moved = new ArrayList<>();
    moved.add(Axis.of(Position.HEIGHT, "heights-mm", settings.heightsMm()));
    moved.addAll(settings.radiiAndTilts());
    moved.add(Axis.of(Position.ROTATION, "rotations-deg", settings.rotationsDeg()));
    grid = new Grid(List.copyOf(moved), settings.order() == Order.SERPENTINE);
    size = grid.size();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ScanStep step(int index) {
    return ScanStep.at(grid.position(Objects.checkIndex(index, size)));
  }

  @Override
  public List<String> notes() {
    return grid.notes().toList();
  }
}
