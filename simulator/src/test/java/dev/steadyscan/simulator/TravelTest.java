package dev.steadyscan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steadyscan.api.Position;
import dev.steadyscan.api.motion.Axis;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TravelTest {
  private static final Map<String, Axis> AXES =
      Map.of(
          "rotation", axis("rotation", 45, 90),
          "height", axis("height", 50, 100));

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goesFromRestToRestWithoutEverTurningBackOrGoingTooFast(int seed) {
    Random random = new Random(seed);
    Axis axis = axis("rotation", 1 + random.nextInt(100), 1 + random.nextInt(200));
    double from = random.nextInt(-1000, 1000);
    double to = from + random.nextInt(1, 400);
    Travel travel =
        new Travel(
            Position.of("rotation", from),
            Position.of("rotation", to),
            Map.of("rotation", axis),
            500);

    long duration = travel.duration().toNanos();
    double before = from;
    int parts = 1000;
    for (int i = 1; i <= parts; i++) {
      double at = rotation(travel, 500 + duration * i / parts);
      assertThat(at).isGreaterThanOrEqualTo(before - 1e-9);
      assertThat(at - before).isLessThanOrEqualTo(axis.speed() * duration * 1e-9 / parts + 1e-6);
      before = at;
    }
    assertThat(rotation(travel, 500 + duration / 2)).isCloseTo((from + to) / 2, within(1e-5));
  }

  @Test
  void standsAtItsBeginningBeforeAndExactlyAtItsTargetAfter() {
    Travel travel =
        new Travel(Position.of("rotation", 0.1), Position.of("rotation", 10.3), AXES, 1000);

    assertThat(rotation(travel, 0)).isEqualTo(0.1);
    assertThat(rotation(travel, 1000 + travel.duration().toNanos())).isEqualTo(10.3);
  }

  @Test
  void everyAxisGoesByItself() {
    Position from = Position.of("rotation", 0).with("height", 100);
    Travel travel = new Travel(from, from.with("rotation", -90).with("height", 99), AXES, 0);

    assertThat(travel.duration().toMillis()).isEqualTo(2500);
    Position halfway = travel.at(1_250_000_000L);
    assertThat(halfway.get("rotation").orElseThrow()).isCloseTo(-45, within(1e-6));
    assertThat(halfway.get("height")).hasValue(99);
  }

  @Test
  void axesThatAreNotNamedStay() {
    Position from = Position.of("rotation", 5).with("height", 100);
    Travel travel = new Travel(from, Position.of("rotation", 6), AXES, 0);

    assertThat(travel.at(Long.MAX_VALUE).get("height")).hasValue(100);
  }

  private static double rotation(Travel travel, long nanos) {
    return travel.at(nanos).get("rotation").orElseThrow();
  }

  private static Axis axis(String name, double speed, double acceleration) {
    return new Axis(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, speed, acceleration);
  }
}
