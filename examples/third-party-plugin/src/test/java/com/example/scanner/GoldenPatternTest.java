package com.example.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.steadyscan.api.Position;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenPatternTest {
  private final GoldenPattern pattern = new GoldenPattern(new GoldenSettings(100, 50, 250));

  @Test
  void eachPointIsAGoldenAngleFurther() {
    assertThat(axis(Position.ROTATION, 0)).isZero();
    assertThat(axis(Position.ROTATION, 1)).isCloseTo(137.508, within(0.001));
    assertThat(axis(Position.ROTATION, 99)).isCloseTo(99 * 137.50776, within(0.001));
  }

  @Test
  void heightsRiseEvenlyAndStayInside() {
    assertThat(axis(Position.HEIGHT, 0)).isEqualTo(51);
    assertThat(axis(Position.HEIGHT, 99)).isEqualTo(249);
  }

  /** In ten sectors of 36 degrees: ten points each, or nearly so. */
  @Test
  void pointsLieEvenlyAround() {
    assertThat(IntStream.range(0, 10).mapToLong(this::pointsInSector))
        .allSatisfy(count -> assertThat(count).isBetween(9L, 11L));
  }

  private long pointsInSector(int sector) {
    return IntStream.range(0, 100)
        .filter(i -> (int) (axis(Position.ROTATION, i) % 360 / 36) == sector)
        .count();
  }

  @Test
  void heightsTheWrongWayRoundAreRefused() {
    assertThatThrownBy(() -> new GoldenSettings(10, 100, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from-mm = 100.0 is above to-mm = 0.0");
  }

  private double axis(String name, int index) {
    return pattern.step(index).position().get(name).orElseThrow();
  }
}
