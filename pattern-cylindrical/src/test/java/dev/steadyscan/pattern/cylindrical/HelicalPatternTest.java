package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.pattern.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HelicalPatternTest {
  private static final Values HEIGHTS = Values.stepping(0, 150, 50);
  private static final Values TURN = Values.counting(0, 360, 36);

  @Test
  void everyTurnRisesByTheStepOfTheHeights() {
    Pattern pattern = pattern(HEIGHTS, TURN);

    assertThat(pattern.size()).isEqualTo(3 * 36 + 1);
    for (int turn = 0; turn <= 3; turn++) {
      assertThat(at(pattern, turn * 36)).isEqualTo(position(turn * 50, turn * 360));
    }
    assertThat(at(pattern, 18)).isEqualTo(position(25, 180));
    assertThat(pattern.notes()).containsExactly("helical: 109 points in 3 turns, from 0 to 150 mm");
  }

  @Test
  void theTurntableAndTheHeightGoOnByTheSameStepFromPointToPoint() {
    Pattern pattern = pattern(HEIGHTS, TURN);

    for (int i = 1; i < pattern.size(); i++) {
      assertThat(moved(pattern, i, Position.ROTATION)).isEqualTo(10);
      assertThat(moved(pattern, i, Position.HEIGHT)).isCloseTo(50 / 36.0, within(1e-9));
    }
  }

  @Test
  void countedHeightsHaveATurnBetweenThem() {
    Pattern pattern = pattern(Values.counting(0, 150, 4), TURN);

    assertThat(at(pattern, 36)).isEqualTo(position(50, 360));
    assertThat(pattern.size()).isEqualTo(109);
  }

  @Test
  void runsDownwardsAndTheOtherWayRoundWhereTheRangesDo() {
    Pattern pattern = pattern(Values.stepping(100, 0, -50), Values.counting(90, -270, 4));

    assertThat(positions(pattern).limit(3))
        .containsExactly(position(100, 90), position(87.5, 0), position(75, -90));
    assertThat(at(pattern, 8)).isEqualTo(position(0, -630));
  }

  @Test
  void aStepThatDoesNotDivideTheTurnGoesOnOverIt() {
    Pattern pattern = pattern(Values.stepping(0, 36, 36), Values.stepping(0, 360, 50));

    assertThat(positions(pattern))
        .startsWith(position(0, 0), position(5, 50), position(10, 100))
        .endsWith(position(35, 350));
    assertThat(pattern.notes()).containsExactly("helical: 8 points in 0.97 turns, from 0 to 35 mm");
  }

  @Test
  void theHelixEndsAtTheLastHeightInTheMiddleOfATurn() {
    Pattern pattern = pattern(Values.stepping(0, 100, 40), Values.counting(0, 360, 4));

    assertThat(positions(pattern)).hasSize(11).endsWith(position(90, 810), position(100, 900));
    assertThat(pattern.notes())
        .containsExactly("helical: 11 points in 2.5 turns, from 0 to 100 mm");
  }

  @Test
  void everyRadiusAndTiltHasAHelixUpAndDownInTurnAndNothingUnwinds() {
    Pattern pattern =
        pattern(
            Values.stepping(0, 20, 20),
            Values.counting(0, 360, 2),
            Optional.of(Values.of(300.0, 350.0)),
            Optional.of(Values.of(-5.0, 5.0)));

    assertThat(positions(pattern).map(HelicalPatternTest::figures))
        .containsExactly(
            List.of(300.0, -5.0, 0.0, 0.0),
            List.of(300.0, -5.0, 10.0, 180.0),
            List.of(300.0, -5.0, 20.0, 360.0),
            List.of(300.0, 5.0, 20.0, 360.0),
            List.of(300.0, 5.0, 10.0, 540.0),
            List.of(300.0, 5.0, 0.0, 720.0),
            List.of(350.0, 5.0, 0.0, 720.0),
            List.of(350.0, 5.0, 10.0, 900.0),
            List.of(350.0, 5.0, 20.0, 1080.0),
            List.of(350.0, -5.0, 20.0, 1080.0),
            List.of(350.0, -5.0, 10.0, 1260.0),
            List.of(350.0, -5.0, 0.0, 1440.0));
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        Arguments.of(Values.of(0.0, 50.0), TURN, "heights-mm has to be a range"),
        Arguments.of(Values.counting(50, 50, 1), TURN, "heights-mm has to be a range"),
        Arguments.of(Values.counting(0, 50, 1), TURN, "heights-mm has to be a range"),
        Arguments.of(HEIGHTS, Values.of(0.0, 90.0), "rotations-deg has to be one whole turn"),
        Arguments.of(HEIGHTS, Values.counting(0, 180, 18), "has to be one whole turn"),
        Arguments.of(HEIGHTS, Values.counting(0, 720, 72), "has to be one whole turn"),
        Arguments.of(HEIGHTS, Values.counting(0, 360, 1), "of two points or more"),
        Arguments.of(HEIGHTS, Values.stepping(0, 360, 400), "of two points or more"),
        Arguments.of(
            Values.stepping(0, 1e9, 1e-9), TURN, "heights-mm: steps of 0.00000000002777777"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void whatMakesNoHelixIsRefusedByName(Values heights, Values rotations, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern(heights, rotations))
        .withMessageContaining(message);
  }

  @Test
  void moreThanAnIndexCanCountIsRefused() {
    Optional<Values> many = Optional.of(Values.counting(0, 1000, 100_000));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> pattern(HEIGHTS, Values.counting(0, 360, 100_000), many, Optional.empty()))
        .withMessageContaining("use larger steps");
  }

  @Test
  void aHugeHelixCostsNothingAndEndsWhereItShould() {
    Pattern pattern = pattern(Values.stepping(0, 400, 0.01), Values.counting(0, 360, 50_000));

    assertThat(pattern.size()).isEqualTo(2_000_000_001);
    assertThat(at(pattern, 2_000_000_000)).isEqualTo(position(400, 14_400_000));
  }

  private static Pattern pattern(Values heights, Values rotations) {
    return pattern(heights, rotations, Optional.empty(), Optional.empty());
  }

  private static Pattern pattern(
      Values heights, Values rotations, Optional<Values> radii, Optional<Values> tilts) {
    return new HelicalPattern(
        new CylindricalSettings(heights, rotations, radii, tilts, Order.HELICAL));
  }

  private static Stream<Position> positions(Pattern pattern) {
    return IntStream.range(0, pattern.size()).mapToObj(i -> at(pattern, i));
  }

  private static Position at(Pattern pattern, int index) {
    return pattern.step(index).position();
  }

  private static Position position(double height, double rotation) {
    return Position.of(Map.of(Position.HEIGHT, height, Position.ROTATION, rotation));
  }

  private static List<Double> figures(Position position) {
    return Stream.of(Position.RADIUS, Position.TILT, Position.HEIGHT, Position.ROTATION)
        .map(axis -> position.get(axis).orElseThrow())
        .toList();
  }

  private static double moved(Pattern pattern, int index, String axis) {
    return at(pattern, index).get(axis).orElseThrow()
        - at(pattern, index - 1).get(axis).orElseThrow();
  }
}
