package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CylindricalPatternTest {
  private static final Values FOUR_HEIGHTS = Values.stepping(0, 150, 50);
  private static final Values WHOLE_TURN = Values.stepping(0, 360, 10);

  @Test
  void rasterVisitsRotationsOfEachHeightInTheSameDirection() {
    Pattern pattern = pattern(Values.of(0.0, 50.0), Values.of(0.0, 90.0, 180.0), Order.RASTER);

    assertThat(pattern.size()).isEqualTo(6);
    assertThat(positions(pattern))
        .containsExactly(at(0, 0), at(0, 90), at(0, 180), at(50, 0), at(50, 90), at(50, 180));
  }

  @Test
  void serpentineBeginsEachSweepWhereTheLastEnded() {
    Pattern pattern =
        pattern(Values.of(0.0, 50.0, 100.0), Values.of(0.0, 90.0, 180.0), Order.SERPENTINE);

    assertThat(positions(pattern))
        .containsExactly(
            at(0, 0),
            at(0, 90),
            at(0, 180),
            at(50, 180),
            at(50, 90),
            at(50, 0),
            at(100, 0),
            at(100, 90),
            at(100, 180));
  }

  @Test
  void heightsAreOutermostThenRadiiThenTiltsThenRotations() {
    Pattern pattern =
        new CylindricalPattern(
            new CylindricalSettings(
                Values.of(0.0, 50.0),
                Values.of(0.0, 90.0),
                Optional.of(Values.of(300.0, 400.0)),
                Optional.of(Values.of(-10.0, 10.0)),
                Order.RASTER));

    assertThat(positions(pattern).limit(5))
        .containsExactly(
            at(0, 0).with(Position.RADIUS, 300).with(Position.TILT, -10),
            at(0, 90).with(Position.RADIUS, 300).with(Position.TILT, -10),
            at(0, 0).with(Position.RADIUS, 300).with(Position.TILT, 10),
            at(0, 90).with(Position.RADIUS, 300).with(Position.TILT, 10),
            at(0, 0).with(Position.RADIUS, 400).with(Position.TILT, -10));
    assertThat(pattern.step(8).position())
        .isEqualTo(at(50, 0).with(Position.RADIUS, 300).with(Position.TILT, -10));
  }

  @Test
  void axesThatAreNotGivenAreNotNamed() {
    assertThat(pattern(FOUR_HEIGHTS, WHOLE_TURN, Order.RASTER).step(0).position().axes())
        .containsOnlyKeys(Position.HEIGHT, Position.ROTATION);
  }

  @Test
  void serpentineTravelsLeastAndNeverUnwinds() {
    Pattern serpentine = pattern(FOUR_HEIGHTS, WHOLE_TURN, Order.SERPENTINE);

    assertThat(serpentine.size()).isEqualTo(144);
    assertThat(travel(serpentine, Position.ROTATION)).isEqualTo(4 * 350);
    assertThat(travel(serpentine, Position.HEIGHT)).isEqualTo(150);
    assertThat(longestMove(serpentine, Position.ROTATION)).isEqualTo(10);
  }

  @Test
  void rasterTravelsBackAfterEachSweep() {
    Pattern raster = pattern(FOUR_HEIGHTS, WHOLE_TURN, Order.RASTER);

    assertThat(travel(raster, Position.ROTATION)).isEqualTo(4 * 350 + 3 * 350);
    assertThat(travel(raster, Position.HEIGHT)).isEqualTo(150);
    assertThat(longestMove(raster, Position.ROTATION)).isEqualTo(350);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HELICAL")
  void bothOrdersVisitTheSamePoints(Order order) {
    Pattern pattern = pattern(FOUR_HEIGHTS, WHOLE_TURN, order);

    assertThat(positions(pattern))
        .containsExactlyInAnyOrderElementsOf(
            positions(pattern(FOUR_HEIGHTS, WHOLE_TURN, Order.RASTER)).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void notesNameTheKey() {
    assertThat(pattern(Values.stepping(0, 100, 30), WHOLE_TURN, Order.RASTER).notes())
        .containsExactly(
            "heights-mm: steps of 30 from 0 do not meet 100: the last of 4 is 90",
            "rotations-deg: 0 to 360 spans whole turns, so its end is left out: the last of 36 is"
                + " 350");
    assertThat(pattern(FOUR_HEIGHTS, Values.of(0.0), Order.RASTER).notes()).isEmpty();
  }

  @Test
  void moreThanAnIndexCanCountIsRefused() {
    Values large = Values.counting(0, 1000, 100_000);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern(large, large, Order.RASTER))
        .withMessageContaining("10000000000 points")
        .withMessageContaining("use larger steps");
  }

  @Test
  void whatIsWrongForAnAxisNamesItsKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern(Values.counting(0, 90, 1), WHOLE_TURN, Order.RASTER))
        .withMessageStartingWith("heights-mm: count = 1");
  }

  @Test
  void hugePatternsCostNothing() {
    Pattern pattern =
        pattern(Values.counting(0, 400, 40_000), Values.counting(0, 360, 50_000), Order.SERPENTINE);

    assertThat(pattern.size()).isEqualTo(2_000_000_000);
    assertThat(pattern.step(1_999_999_999).position().get(Position.HEIGHT).getAsDouble())
        .isCloseTo(400, within(1e-9));
  }

  @Test
  void onlyItsOwnStepsAreGiven() {
    Pattern pattern = pattern(FOUR_HEIGHTS, WHOLE_TURN, Order.RASTER);

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> pattern.step(144));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> pattern.step(-1));
  }

  private static Pattern pattern(Values heights, Values rotations, Order order) {
    return new CylindricalPattern(
        new CylindricalSettings(heights, rotations, Optional.empty(), Optional.empty(), order));
  }

  private static Stream<Position> positions(Pattern pattern) {
    return IntStream.range(0, pattern.size()).mapToObj(i -> pattern.step(i).position());
  }

  private static Position at(double height, double rotation) {
    return Position.of(Position.HEIGHT, height).with(Position.ROTATION, rotation);
  }

  private static double travel(Pattern pattern, String axis) {
    return moves(pattern, axis).sum();
  }

  private static double longestMove(Pattern pattern, String axis) {
    return moves(pattern, axis).max().orElseThrow();
  }

  private static DoubleStream moves(Pattern pattern, String axis) {
    return IntStream.range(1, pattern.size())
        .mapToDouble(i -> Math.abs(value(pattern, i, axis) - value(pattern, i - 1, axis)));
  }

  private static double value(Pattern pattern, int index, String axis) {
    return pattern.step(index).position().get(axis).orElseThrow();
  }
}
