package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pattern, tried on settings made from seeds. */
class CylindricalPatternPropertiesTest {

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStepDependsOnItsIndexAlone(int seed) {
    CylindricalSettings settings = settings(seed);
    Pattern pattern = new CylindricalPattern(settings);
    List<Position> inOrder = positions(pattern);

    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, pattern.size()).boxed().toList());
    Collections.shuffle(shuffled, new Random(seed));

    Pattern again = new CylindricalPattern(settings);
    assertThat(again.size()).isEqualTo(pattern.size());
    for (int index : shuffled) {
      assertThat(again.step(index).position()).isEqualTo(inOrder.get(index));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyCombinationIsVisitedOnce(int seed) {
    List<Position> positions = positions(new CylindricalPattern(settings(seed)));

    Set<Position> distinct = new HashSet<>(positions);
    assertThat(distinct).hasSize(positions.size());
    long combinations = 1;
    for (String axis : positions.get(0).axes().keySet()) {
      combinations *= distinct.stream().map(position -> position.get(axis)).distinct().count();
    }
    assertThat(combinations).isEqualTo(positions.size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void serpentineMovesOneAxisAtATimeToANeighbour(int seed) {
    CylindricalSettings any = settings(seed);
    Pattern pattern =
        new CylindricalPattern(
            new CylindricalSettings(
                any.heightsMm(),
                any.rotationsDeg(),
                any.radiiMm(),
                any.tiltsDeg(),
                Order.SERPENTINE));
    List<Position> positions = positions(pattern);

    for (int i = 1; i < positions.size(); i++) {
      Position from = positions.get(i - 1);
      Position to = positions.get(i);
      List<String> moved =
          to.axes().keySet().stream().filter(axis -> !to.get(axis).equals(from.get(axis))).toList();
      assertThat(moved).as("from %s to %s", from, to).hasSize(1);
      double low = Math.min(value(from, moved.get(0)), value(to, moved.get(0)));
      double high = Math.max(value(from, moved.get(0)), value(to, moved.get(0)));
      assertThat(positions)
          .as("nothing between %s and %s", low, high)
          .noneMatch(at -> value(at, moved.get(0)) > low && value(at, moved.get(0)) < high);
    }
  }

  private static double value(Position position, String axis) {
    return position.get(axis).orElseThrow();
  }

  private static List<Position> positions(Pattern pattern) {
    return IntStream.range(0, pattern.size()).mapToObj(i -> pattern.step(i).position()).toList();
  }

  private static CylindricalSettings settings(int seed) {
    Random random = new Random(seed);
    return new CylindricalSettings(
        values(random),
        values(random),
        random.nextBoolean() ? Optional.of(values(random)) : Optional.empty(),
        random.nextBoolean() ? Optional.of(values(random)) : Optional.empty(),
        random.nextBoolean() ? Order.RASTER : Order.SERPENTINE);
  }

  private static Values values(Random random) {
    double from = random.nextInt(-180, 180);
    int many = random.nextInt(2, 7);
    double step = (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(100)) / 10.0;
    return switch (random.nextInt(5)) {
      case 0 -> Values.stepping(from, from + step * (many + random.nextInt(2) * 0.5), step);
      case 1 -> Values.counting(from, from + step * many, many);
      case 2 -> Values.counting(from, from + 360, many);
      case 3 -> Values.of(from);
      default ->
          Values.of(IntStream.range(0, many).mapToObj(i -> from + step * i).toArray(Double[]::new));
    };
  }
}
